import fc from 'fast-check';
import { factIdentity, findingIdentity } from './differences';
import { foldSubject } from './fold';
import { lives } from './prove/arbitrary';
import { recordEvents } from './prove/record';
import { isSameFact, isSameFinding } from './sameness';

describe('two rows', () => {
  it('are the same exactly when their identities are spelled the same', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const entries = recordEvents(events);
        const [young, old] = [foldSubject(entries.slice(0, -1)), foldSubject(entries)];
        for (const a of young.facts) {
          for (const b of old.facts) expect(isSameFact(a, b)).toBe(factIdentity(a) === factIdentity(b));
        }
        for (const a of young.findings) {
          for (const b of old.findings)
            expect(isSameFinding(a, b)).toBe(findingIdentity(a) === findingIdentity(b));
        }
      }),
      { numRuns: 60 },
    );
  });
});
