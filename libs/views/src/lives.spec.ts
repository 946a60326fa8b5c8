import { emptyLife, learn } from '@daybook/facts';
import type { Life } from '@daybook/facts';

import { Lives } from './lives';

/** A life of one worker that has learned so many entries. */
function lifeOf(worker: string, entries: number): Life {
  let life = emptyLife();
  for (let revision = 0; revision < entries; revision += 1) {
    life = learn(life, registration(worker, revision));
  }
  return life;
}

function registration(worker: string, revision: number) {
  return {
    position: BigInt(revision + 1),
    revision: BigInt(revision),
    stream: `worker-990-${worker}`,
    recordedAt: '2024-01-01T00:00:00.000Z',
    recordedBy: 'spec',
    event: {
      specversion: '1.0' as const,
      id: `${worker}-${revision}`,
      source: 'urn:spec',
      type: 'WorkerRegistered',
      subject: `worker/${worker}`,
      authority: '990',
      effectiveon: '2024-01-01',
      data: {},
    },
  };
}

const heldOf = (lives: Lives, ...workers: string[]) =>
  workers.filter((worker) => lives.of(worker) !== undefined).join('');

describe('The lives held in memory', () => {
  it('are those used last, as many as remember no more than so many events together', () => {
    const lives = new Lives(5);
    lives.keep('A', lifeOf('A', 1));
    lives.keep('B', lifeOf('B', 2));
    lives.keep('C', lifeOf('C', 2));
    expect(heldOf(lives, 'A', 'B', 'C')).toBe('ABC');
    lives.keep('A', lifeOf('A', 2));
    expect(heldOf(lives, 'A', 'B', 'C')).toBe('AC');
    lives.keep('D', lifeOf('D', 1));
    expect(heldOf(lives, 'A', 'C', 'D')).toBe('ACD');
  });

  it('are counted on as they learn, entry by entry', () => {
    const lives = new Lives(5);
    lives.keep('B', lifeOf('B', 2));
    let life = emptyLife();
    for (let revision = 0; revision < 4; revision += 1) {
      life = learn(life, registration('A', revision));
      lives.keep('A', life);
      expect(heldOf(lives, 'A', 'B')).toBe(revision < 3 ? 'AB' : 'A');
    }
  });

  it('always include the one used last, and are gone when let go or forgotten', () => {
    const lives = new Lives(5);
    lives.keep('A', lifeOf('A', 1));
    lives.keep('B', lifeOf('B', 9));
    expect(heldOf(lives, 'A', 'B')).toBe('B');
    lives.keep('C', lifeOf('C', 3));
    lives.keep('D', lifeOf('D', 2));
    lives.letGo('C');
    lives.keep('E', lifeOf('E', 3));
    expect(heldOf(lives, 'B', 'C', 'D', 'E')).toBe('DE');
    lives.forget();
    expect(heldOf(lives, 'D', 'E')).toBe('');
    lives.keep('A', lifeOf('A', 5));
    expect(heldOf(lives, 'A')).toBe('A');
  });

  it('give back the life as it was kept last', () => {
    const lives = new Lives(5);
    const [earlier, later] = [lifeOf('A', 1), lifeOf('A', 2)];
    lives.keep('A', earlier);
    lives.keep('A', later);
    expect(lives.of('A')).toBe(later);
  });
});
