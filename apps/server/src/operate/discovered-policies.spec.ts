import 'reflect-metadata';
import { Controller, Get, type INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { DiscoveredPolicies } from './discovered-policies';
import { Policy } from './policy';

@Controller('guarded')
class GuardedController {
  @Get()
  @Policy('anyone')
  all(): void {}

  notARoute(): void {}
}

@Controller('forgotten')
class ForgottenController {
  @Get()
  @Policy('anyone')
  all(): void {}

  @Get('one')
  one(): void {}
}

async function serverOf(...controllers: (new () => object)[]): Promise<INestApplication> {
  const module = await Test.createTestingModule({ controllers }).compile();
  return module.createNestApplication({ logger: false });
}

describe('A server', () => {
  it('starts where every route says whom it is for', async () => {
    const app = await serverOf(GuardedController);
    expect(() => DiscoveredPolicies.require(app)).not.toThrow();
  });

  it('does not start with a route that says of nobody whom it is for, and names it', async () => {
    const app = await serverOf(GuardedController, ForgottenController);
    expect(() => DiscoveredPolicies.require(app)).toThrow('the route ForgottenController.one has no policy');
  });
});
