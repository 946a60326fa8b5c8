import { type Position, type StreamKind, streamOf } from '@daybook/events';
import { factKinds, type KnownFact } from '@daybook/facts';
import type { StoredRecord } from '@daybook/log';
import fc from 'fast-check';
import { tellPure } from '../../spec/daybooks/pure-daybook';
import type { SmallDaybook } from '../../spec/daybooks/small-daybook';
import { AUTHORITY as authority } from '../../spec/histories/arbitrary-life';
import { toldLife } from '../../spec/properties/told-life';
import { findSubject } from './asked-subject';
import { beliefsOf } from './beliefs';

const numRuns = Math.min(40, Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100));

/** Merges of workers come with careers, merges of children with their care. */
const lives = [
  ['workers', 'careers', 'worker/'],
  ['children', 'care', 'child/'],
] as const;

describe('What was believed of somebody', () => {
  it.each(lives)('is all that rested on what was told of them: %s', async (_, of, kind) => {
    const property = fc.asyncProperty(toldLife(of), async ({ history }) => {
      const daybook = await tellPure(history);
      const position = await daybook.store.checkpoint();
      const ever = await daybook.store.facts({ authority, what: factKinds });
      const told = history.filter((event) => event.authority === authority).map((event) => event.subject);
      for (const asked of new Set(told.filter((subject) => subject.startsWith(kind)))) {
        const beliefs = await beliefsAt(position, asked, daybook);
        const shown = new Set(beliefs.map(inWords));
        const resting = restingOn(asked, ever, daybook);
        expect(resting.map(inWords).filter((belief) => !shown.has(belief))).toEqual([]);
        expect(shown.size).toBe(beliefs.length);
      }
    });
    await fc.assert(property, { numRuns });
  });
});

async function beliefsAt(position: Position, asked: string, { store, entries }: SmallDaybook) {
  const log = {
    async *readStream(stream: string) {
      yield entries.filter((entry) => entry.stream === stream) as unknown as readonly StoredRecord[];
    },
  };
  const [kind, id] = asked.split('/') as [StreamKind, string];
  const found = await findSubject({ kind, id }, { authority, position }, { log, facts: store });
  return beliefsOf(found, position, { log, facts: store });
}

/** Of everything ever believed, what rests on an event of the subject's stream. */
function restingOn(subject: string, ever: readonly KnownFact[], { entries }: SmallDaybook) {
  const stream = streamOf({ authority, subject });
  const told = new Set(entries.filter((entry) => entry.stream === stream).map(({ position }) => position));
  return ever.filter(({ because }) => because.some((position) => told.has(position)));
}

function inWords({ subject, what, key, from, to, knownFrom, knownUntil, value }: KnownFact): string {
  const known = `${String(knownFrom)}-${String(knownUntil)}`;
  return [subject, what, key, from, to, known, JSON.stringify(value)].join(' ');
}
