import type { INestApplication } from '@nestjs/common';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { POLICY } from './policy';

const ROUTE_PATH = 'path';

/** Looks over all routes before the server listens. */
export const DiscoveredPolicies = {
  /** @throws Error naming the first route that says of nobody whom it is for */
  require(app: INestApplication): void {
    const reflector = app.get(Reflector);
    const scanner = new MetadataScanner();
    for (const module of app.get(ModulesContainer).values()) {
      for (const { instance } of module.controllers.values()) {
        const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
        for (const name of scanner.getAllMethodNames(prototype)) {
          const handler = prototype[name] as () => unknown;
          const isRoute = Reflect.hasMetadata(ROUTE_PATH, handler);
          if (isRoute && reflector.get<unknown>(POLICY, handler) === undefined) {
            throw new Error(`the route ${prototype.constructor?.name}.${name} has no policy`);
          }
        }
      }
    }
  },
};
