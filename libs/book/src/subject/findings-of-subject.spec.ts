import type { DaybookEvent, Position } from '@daybook/events';
import { readTimeline } from '@daybook/events/drawn';
import type { KnownFact } from '@daybook/facts';
import { joinedRules } from '@daybook/metrics';
import { type FactQuery, type FactStore, findingsAt, type FindingQuery } from '@daybook/views';
import fc from 'fast-check';
import { tellPure } from '../../spec/daybooks/pure-daybook';
import { AUTHORITY } from '../../spec/histories/arbitrary-life';
import { toldLife } from '../../spec/properties/told-life';

/** Every subject at several positions, each time with what only several show together: fewer will do. */
const numRuns = Math.min(40, Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100));

const published: DaybookEvent = {
  ...{ specversion: '1.0', id: 'published', source: 'urn:dfe:2025', authority: '990', subject: 'authority' },
  ...{ type: 'FigurePublishedByDepartment', effectiveon: '2025-02-27' },
  data: { asOf: '2024-09-30', release: '2025', metric: 'WF.INPOST.HC', value: 40 },
};

/** One record in which every rule that joins subjects has something to say, of aliases too. */
const everyRule = `
  2020-01-06  posts P1..P3 established          1.0 FTE
  2020-01-06  SW1..SW4 start                    1.0 FTE
  2020-01-06  SW3 is registered                 SWE number SW123
  2020-01-06  SW4 is registered                 SWE number SW123
  2024-01-01  vacancies reported                2.6 FTE vacant
  2024-01-08  AG1 begins an assignment          1.0 FTE
  2024-01-15  SW2 reports                       2 cases
  2024-01-15  children C1..C3 allocated to SW1
  2024-02-01  child C4 is allocated to SW2      team Duty
  2024-02-10  child C4 is allocated to SW2      team Court
  2024-02-15  child C5 is allocated to AG1
  2024-03-01  child C6 is allocated to SW8
  2024-03-01  child C7 is allocated to SW9
  2024-05-31  SW1 leaves                        resignation
  2024-06-01  child C1 is allocated to SW2
  2024-06-10  child C2 is allocated to AG1
  2024-06-30  AG1's assignment ends
  2024-07-01  SW8 is the same person            as SW2
  2024-08-01  AG1 begins an assignment          1.0 FTE  assignment A2`;

const drawn = (): readonly DaybookEvent[] => [
  ...readTimeline(everyRule).map(({ event }) => event),
  published,
];

/** What the whole authority shows at a position, by each of the subjects. */
async function byWhole(store: FactStore, { authority, knownAt, subjects }: Asked) {
  const whole = await findingsAt(store, { authority, knownAt });
  const all = [...new Set([...subjects, ...whole.map(({ subject }) => subject)])];
  return all.map((subject) => ({ subject, findings: whole.filter((one) => one.subject === subject) }));
}

interface Asked {
  readonly authority: string;
  readonly knownAt: Position;
  readonly subjects: readonly string[];
}

describe('What does not add up of one subject', () => {
  it('is what the whole authority shows of it, by every rule and at every position', async () => {
    const events = drawn();
    const { store, entries } = await tellPure(events);
    const rules = new Set<string>();
    for (const { position: knownAt } of entries) {
      const asked = { authority: '990', knownAt, subjects: events.map(({ subject }) => subject) };
      for (const { subject, findings } of await byWhole(store, asked)) {
        for (const { rule } of findings) rules.add(rule);
        expect(await findingsAt(store, { authority: '990', knownAt, subject })).toEqual(findings);
      }
    }
    expect([...rules]).toEqual(expect.arrayContaining(Object.keys(joinedRules)));
  });

  it('is what the whole authority shows of it, in any history', async () => {
    let found = 0;
    const property = fc.asyncProperty(toldLife('joined'), async ({ redelivered }) => {
      const { store, entries } = await tellPure(redelivered);
      const subjects = redelivered.map(({ subject }) => subject);
      for (const knownAt of [BigInt(Math.ceil(entries.length / 2)), BigInt(entries.length)]) {
        const asked = { authority: AUTHORITY, knownAt, subjects };
        for (const { subject, findings } of await byWhole(store, asked)) {
          found += findings.filter(({ rule }) => Object.hasOwn(joinedRules, rule)).length;
          expect(await findingsAt(store, { authority: AUTHORITY, knownAt, subject })).toEqual(findings);
        }
      }
    });
    await fc.assert(property, { numRuns });
    expect(found).toBeGreaterThan(0);
  });

  it('is found without reading the lives of those who have nothing to do with it', async () => {
    const { store, entries } = await tellPure(drawn());
    const read = async (subject: string): Promise<readonly string[]> => {
      const seen = new Set<string>();
      const facts = async (query: FactQuery): Promise<readonly KnownFact[]> => {
        const given = await store.facts(query);
        for (const fact of given) if (fact.what !== 'identity') seen.add(fact.subject);
        return given;
      };
      const watched = { facts, findings: (query: FindingQuery) => store.findings(query) };
      await findingsAt(watched, { authority: '990', knownAt: BigInt(entries.length), subject });
      return [...seen].sort();
    };
    expect(await read('post/P1')).toEqual(['post/P1']);
    // A child is read with its leads, of whatever name.
    expect(await read('child/C1')).toEqual(['child/C1', 'worker/SW1', 'worker/SW2']);
    expect(await read('child/C6')).toEqual(['child/C6', 'worker/SW2']);
    // One professional number is sought among persons; nobody's cases are read for somebody in post.
    expect(await read('worker/SW3')).toEqual(['worker/SW3', 'worker/SW4']);
    // Who left is read with the cases that somebody led on the day after.
    const onTheDayAfter = [
      'child/C1',
      'child/C2',
      'child/C3',
      'child/C4',
      'child/C5',
      'child/C6',
      'child/C7',
    ];
    expect(await read('worker/SW1')).toEqual([...onTheDayAfter, 'worker/SW1']);
  });
});
