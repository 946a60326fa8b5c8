import { EventEmitter } from 'node:events';
import type { Book } from '@daybook/book';
import type { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { EventsController } from './events.controller';

/** A response that remembers what was written to it. */
class Paper extends EventEmitter {
  written = '';
  status = () => this;
  type = () => this;
  setHeader = () => this;
  flushHeaders = () => undefined;
  end = () => undefined;
  write = (text: string): boolean => {
    this.written += text;
    return true;
  };
}

describe('a quiet stream', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is kept open by a comment every 15 seconds, until the reader leaves', async () => {
    const book = {
      async *follow(_after: bigint, signal: AbortSignal) {
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        yield* [];
      },
    };
    const request = { headers: {}, query: {}, accepts: () => 'text/event-stream' };
    const controller = new EventsController({} as QueryBus, book as unknown as Book);
    const paper = new Paper();
    const following = controller.events(request as unknown as Request, paper as unknown as Response);
    jest.advanceTimersByTime(14_999);
    expect(paper.written).toBe('');
    jest.advanceTimersByTime(30_001);
    expect(paper.written).toMatch(/^(: [^\n]*\n\n){3}$/);
    paper.emit('close');
    await following;
    jest.advanceTimersByTime(60_000);
    expect(paper.written.match(/\n\n/g)).toHaveLength(3);
  });
});
