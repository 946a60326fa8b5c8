import type { StoredRecord } from '@daybook/log';
import fc from 'fast-check';
import { tellPure } from '../../spec/daybooks/pure-daybook';
import type { SmallDaybook } from '../../spec/daybooks/small-daybook';
import { AUTHORITY } from '../../spec/histories/arbitrary-life';
import { toldLife } from '../../spec/properties/told-life';
import type { DaybookProblem } from '../problem';
import { answerSubject } from './subject-question';

/** Every subject on every day, each time with what only several show together: fewer will do. */
const numRuns = Math.min(25, Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100));

/** A state and its findings, with nothing in it that tells in which order events came. */
async function stateOf({ store, entries }: SmallDaybook, subject: string, asOf: string): Promise<unknown> {
  const [kind = '', id = AUTHORITY] = subject.split('/');
  const log = {
    async *readStream(stream: string) {
      yield entries.filter((entry) => entry.stream === stream) as unknown as readonly StoredRecord[];
    },
  };
  const arrival = { head: await store.checkpoint(), nowMs: Date.UTC(2030, 0, 1) };
  const question = { kind, id, parameters: { authority: AUTHORITY, asOf }, personal: true };
  const entriesOf = (): Promise<never[]> => Promise.resolve([]);
  try {
    const answer = await answerSubject('state', question, { facts: store, log, arrival, entriesOf });
    const { state, aliases, findings } = answer;
    const remarks = findings.map(({ because, ...finding }) => ({
      ...finding,
      because: because.map(({ source, id: name }) => `${source} ${name}`).sort(),
    }));
    // Findings that are alike but for their events stand in the order in which they were known.
    const sorted = remarks.map((remark) => JSON.stringify(remark)).sort();
    return { subject: answer.subject, aliases, state, findings: sorted };
  } catch (error) {
    return (error as DaybookProblem).code;
  }
}

describe('How everybody and everything stands', () => {
  it('is the same in whatever order, and however often, it was told', async () => {
    const kinds = new Set<string>();
    const property = fc.asyncProperty(toldLife('joined'), async ({ history, redelivered, days }) => {
      const one = await tellPure(history);
      const other = await tellPure(redelivered);
      const subjects = history
        .filter(({ authority }) => authority === AUTHORITY)
        .map((event) => event.subject);
      for (const subject of new Set(subjects)) {
        kinds.add(subject.split('/')[0] ?? '');
        for (const day of days) {
          const state = await stateOf(one, subject, day);
          expect(typeof state).toBe('object');
          expect(await stateOf(other, subject, day)).toEqual(state);
        }
      }
    });
    await fc.assert(property, { numRuns });
    expect([...kinds].sort()).toEqual(expect.arrayContaining(['child', 'worker']));
  });
});
