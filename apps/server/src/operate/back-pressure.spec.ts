import { EventEmitter } from 'node:events';
import { readyForMore } from './back-pressure';

describe('waiting for a reader', () => {
  it.each(['drain', 'close'])(
    'is over with %s, and leaves no listener behind however often',
    async (event) => {
      const response = new EventEmitter();
      for (let times = 0; times < 20; times++) {
        const waiting = readyForMore(response);
        expect(response.listenerCount(event)).toBe(1);
        response.emit(event);
        await waiting;
      }
      expect(response.eventNames()).toEqual([]);
    },
  );

  it('fails with the response', async () => {
    const response = new EventEmitter();
    const waiting = readyForMore(response);
    response.emit('error', new Error('reset'));
    await expect(waiting).rejects.toThrow('reset');
    expect(response.eventNames()).toEqual([]);
  });
});
