import { addDays } from '@daybook/events';
import type { DaybookEvent, LogEntry } from '@daybook/events';
import fc from 'fast-check';
import { differences, factIdentity, findingIdentity } from './differences';
import type { EmploymentTermsValue, Fact, SubjectFold } from './fact';
import { foldSubject } from './fold';
import { emptyLife, learn, lifeOf } from './life';
import { lives } from './prove/arbitrary';
import { correcting, record, recordDrawn, recordEvents, retracting } from './prove/record';
import { withoutArrival } from './prove/rows';

const RUNS = { numRuns: 250 };

/** A life and the same events in another order of arrival. */
const reordered = lives.chain((events) =>
  fc.record({
    events: fc.constant(events),
    again: fc.shuffledSubarray([...events], { minLength: events.length, maxLength: events.length }),
  }),
);

function isOn(day: string, { from, to }: { from: string; to: string | null }): boolean {
  return from <= day && (to === null || day < to);
}

function identitiesOf({ facts, findings }: SubjectFold): string[] {
  return [...facts.map(factIdentity), ...findings.map(findingIdentity)].sort();
}

describe('the fold of a subject', () => {
  it('says the same whatever the order in which its events arrived', () => {
    fc.assert(
      fc.property(reordered, ({ events, again }) => {
        const [entries, others] = [recordEvents(events), recordEvents(again)];
        expect(withoutArrival(foldSubject(others), others)).toEqual(
          withoutArrival(foldSubject(entries), entries),
        );
      }),
      RUNS,
    );
  });

  it('does not look at the order in which entries are handed to it', () => {
    const handed = lives.chain((events) => {
      const entries = recordEvents(events);
      return fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
      );
    });
    fc.assert(
      fc.property(handed, ([entries, again]) => {
        expect(foldSubject(again)).toEqual(foldSubject(entries));
      }),
      RUNS,
    );
  });

  it('is empty of nothing', () => {
    expect(foldSubject([])).toEqual({ facts: [], findings: [] });
  });

  it('has no fact of an empty period, none twice, and an event behind each', () => {
    fc.assert(
      fc.property(lives, (events) => {
        const { facts, findings } = foldSubject(recordEvents(events));
        for (const { from, to, because } of [...facts, ...findings]) {
          expect(to === null || from < to).toBe(true);
          expect(because.length).toBeGreaterThan(0);
          expect([...new Set(because)].sort((a, b) => Number(a - b))).toEqual(because);
        }
        const rows = facts.map(({ subject, what, key, from }) => `${subject} ${what} ${key} ${from}`);
        expect(new Set(rows).size).toBe(rows.length);
      }),
      RUNS,
    );
  });

  it('writes equal values as equal text, whatever the order of fields in the events', () => {
    const turned = (events: readonly DaybookEvent[]): DaybookEvent[] =>
      events.map((event) => ({ ...event, data: Object.fromEntries(Object.entries(event.data).reverse()) }));
    fc.assert(
      fc.property(lives, (events) => {
        const written = (one: readonly DaybookEvent[]): string =>
          JSON.stringify(foldSubject(recordEvents(one)).facts.map(({ value }) => value));
        expect(written(turned(events))).toBe(written(events));
      }),
      { numRuns: 100 },
    );
  });
});

/** The facts of each person, once for each day on which something may be told, and some before and after. */
function daysOfPersons(facts: readonly Fact[]): { day: string; facts: readonly Fact[] }[] {
  const days = Array.from({ length: 17 }, (_, i) => addDays('2023-12-31', i));
  const subjects = [...new Set(facts.map(({ subject }) => subject))];
  return subjects.flatMap((subject) => {
    const its = facts.filter((fact) => fact.subject === subject);
    return days.map((day) => ({ day, facts: its }));
  });
}

/** How many facts of a kind hold at the end of a day. */
function countOn(day: string, facts: readonly Fact[], what: Fact['what']): number {
  return facts.filter((fact) => fact.what === what && isOn(day, fact)).length;
}

describe('a post, a case, a report', () => {
  it('is on no day twice, and has terms on just the days on which it is', () => {
    fc.assert(
      fc.property(lives, (events) => {
        for (const { day, facts } of daysOfPersons(foldSubject(recordEvents(events)).facts)) {
          for (const what of ['post', 'case', 'vacancy-report', 'reported-caseload'] as const) {
            expect(countOn(day, facts, what)).toBeLessThanOrEqual(1);
          }
          expect(countOn(day, facts, 'post-terms')).toBe(countOn(day, facts, 'post'));
          expect(countOn(day, facts, 'case-terms')).toBe(countOn(day, facts, 'case'));
          for (const worker of ['SW-1', 'SW-2', 'SW-3']) {
            const its = facts.filter(({ what, key }) => what === 'coworker' && key === worker);
            expect(countOn(day, its, 'coworker')).toBeLessThanOrEqual(countOn(day, facts, 'case'));
          }
        }
      }),
      RUNS,
    );
  });
});

describe('a person in post', () => {
  /** What metrics.md §2.1 says of the end of one day, read off the employments' terms. */
  function employedAtEndOf(day: string, facts: readonly Fact[]): EmploymentTermsValue[] {
    return facts
      .filter((fact) => fact.what === 'employment-terms' && isOn(day, fact))
      .map(({ value }) => value as EmploymentTermsValue)
      .filter(({ role, away }) => role !== 'not-social-worker' && away === null);
  }

  it('at the end of a day has the FTE in force then, or else what begins on the next day of the spell', () => {
    fc.assert(
      fc.property(lives, (events) => {
        for (const { day, facts } of daysOfPersons(foldSubject(recordEvents(events)).facts)) {
          const inPost = facts.filter((fact) => fact.what === 'in-post' && isOn(day, fact));
          const now = employedAtEndOf(day, facts);
          const next = addDays(day, 1);
          const spell = facts.find((fact) => fact.what === 'spell' && isOn(day, fact));
          const goesOn = spell !== undefined && isOn(next, spell);
          expect(inPost.length).toBe(goesOn ? 1 : 0);
          if (now.length > 0) {
            const known = now.map(({ fteMillionths }) => fteMillionths ?? 0);
            expect(inPost[0]?.value['fteMillionths']).toBe(known.reduce((sum, fte) => sum + fte, 0));
            expect(inPost[0]?.value['fteUnknown']).toBe(
              now.some(({ fteMillionths }) => fteMillionths === null),
            );
          }
        }
      }),
      RUNS,
    );
  });
});

describe('a life', () => {
  it('knows after each entry what a fold of all entries so far knows', () => {
    fc.assert(
      fc.property(reordered, ({ again }) => {
        const entries = recordEvents(again);
        let life = emptyLife();
        entries.forEach((entry, i) => {
          life = learn(life, entry);
          expect(life.fold).toEqual(foldSubject(entries.slice(0, i + 1)));
        });
      }),
      RUNS,
    );
  });

  it('that is taken up at any entry goes on as one that learned every entry by itself', () => {
    fc.assert(
      fc.property(reordered, fc.nat({ max: 40 }), ({ again }, count) => {
        const entries = recordEvents(again);
        const [known, more] = [entries.slice(0, count), entries.slice(count)];
        const taken = lifeOf(known);
        const learned = known.reduce(learn, emptyLife());
        expect(taken.fold).toEqual(learned.fold);
        expect(more.reduce(learn, taken).fold).toEqual(more.reduce(learn, learned).fold);
      }),
      RUNS,
    );
  });

  it('is a value: learning more leaves it as it was, and two futures do not mix', () => {
    const [start, leave, change] = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2024-03-31  SW1 leaves
      2024-01-01  (recorded 2024-05-01) SW1 changes to  0.5 FTE`) as [LogEntry, LogEntry, LogEntry];
    const young = learn(emptyLife(), start);
    const left = learn(young, leave);
    const stayed = learn(young, change);
    expect(young.fold).toEqual(foldSubject([start]));
    expect(learn(left, change).fold).toEqual(foldSubject([start, leave, change]));
    expect(learn(stayed, leave).fold).toEqual(foldSubject([start, leave, change]));
  });

  it('folds again when an event arrives for which an amendment waited', () => {
    const start = {
      type: 'SocialWorkerStarted',
      on: '2023-10-02',
      data: { employmentId: 'E1', role: 'case-holder' },
    };
    for (const amendment of [retracting('start'), correcting('start', { data: { fte: 0.5 } })]) {
      const entries = record(amendment, { ...start, id: 'start' });
      const life = entries.reduce(learn, emptyLife());
      expect(life.fold).toEqual(foldSubject(entries));
      expect(life.fold.findings).toEqual([]);
    }
  });

  it('keeps the very facts that an event does not touch', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2024-01-01  SW1's registration is granted`);
    const [before, after] = entries
      .map((_, i) => entries.slice(0, i + 1))
      .map((known) => known.reduce(learn, emptyLife()));
    const later = learn(before ?? emptyLife(), entries[1] as LogEntry);
    expect(later.fold).toEqual(after?.fold);
    const kept = later.fold.facts.filter(({ what }) => what !== 'registration');
    expect(kept).toHaveLength(5);
    kept.forEach((fact, i) => expect(fact).toBe(before?.fold.facts[i]));
  });
});

describe('the differences between two folds', () => {
  it('are the rows that differ, in folds of few rows and of many that share no object', () => {
    for (const count of [2, 40]) {
      const ids = Array.from({ length: count }, (_, i) => `SW${i}`);
      const foldOf = (last: string) =>
        foldSubject(
          ids.flatMap((id, i) => recordDrawn(`2023-10-02  ${i === count - 1 ? last : id} starts  1 FTE`)),
        );
      const { opened, closed } = differences(foldOf('SW-old'), foldOf('SW-new'));
      const subjects = (facts: readonly Fact[]) => [...new Set(facts.map(({ subject }) => subject))];
      expect(subjects(opened.facts)).toEqual(['worker/SW-new']);
      expect(subjects(closed.facts)).toEqual(['worker/SW-old']);
    }
  });

  it('lead from the one to the other, and name nothing that is in both', () => {
    fc.assert(
      fc.property(reordered, ({ again }) => {
        const entries = recordEvents(again);
        entries.reduce((life, entry) => {
          const next = learn(life, entry);
          const { opened, closed } = differences(life.fold, next.fold);
          const closedHere = new Set(identitiesOf(closed));
          const kept = identitiesOf(life.fold).filter((identity) => !closedHere.has(identity));
          expect(closedHere.size + kept.length).toBe(identitiesOf(life.fold).length);
          expect(identitiesOf(opened).filter((identity) => closedHere.has(identity))).toEqual([]);
          expect([...kept, ...identitiesOf(opened)].sort()).toEqual(identitiesOf(next.fold));
          return next;
        }, emptyLife());
      }),
      RUNS,
    );
  });

  it('are none between a fold and the same fold made again', () => {
    const entries = recordDrawn('2023-10-02  SW1 starts  1 FTE');
    const nothing = { facts: [], findings: [] };
    expect(differences(foldSubject(entries), foldSubject(entries))).toEqual({
      opened: nothing,
      closed: nothing,
    });
  });

  it('open the term that ended and close the one without an end', () => {
    const entries = recordDrawn(`
      2023-10-02  SW1 starts  1 FTE
      2024-01-01  SW1 changes to  0.5 FTE`);
    const [before, after] = [foldSubject(entries.slice(0, 1)), foldSubject(entries)];
    const { opened, closed } = differences(before, after);
    const terms = ({ facts }: SubjectFold): string[] =>
      facts.filter(({ what }) => what === 'employment-terms').map(({ from, to }) => `${from}..${to ?? ''}`);
    expect(terms(opened)).toEqual(['2023-10-02..2024-01-01', '2024-01-01..']);
    expect(terms(closed)).toEqual(['2023-10-02..']);
  });
});
