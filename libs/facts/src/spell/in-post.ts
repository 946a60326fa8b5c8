import { addDays } from '@daybook/events';
import { positionsBehind } from '../because';
import type { Segment } from '../engagement/segment';
import type { EmploymentTermsValue, InPostValue } from '../fact';
import type { Claim } from '../order';
import { termsOn, together } from './spell';
import type { RunOnDay, Spell } from './spell';
import type { Run } from './run';

/**
 * A spell as the person is in post at the end of each of its days but the last, which is over by then. On a
 * day at whose end nothing is in force although the spell goes on, what begins on the next day counts.
 */
export function inPostSegments(spell: Spell): readonly Segment<InPostValue>[] {
  const turns = turnsOf(spell);
  const days = [...turns.keys()].sort();
  return days.flatMap((from, i) => {
    if (spell.last !== null && from >= spell.last) return [];
    const to = days[i + 1] ?? null;
    const parts = atEndOf(spell, from);
    const claims = [
      ...parts.flatMap(({ run, terms }) => [...run.begunBy, ...terms.behind]),
      ...(turns.get(from) ?? []),
      ...(to === null ? [] : (turns.get(to) ?? [])),
    ];
    return [{ from, to, value: together(parts), because: positionsBehind(claims) }];
  });
}

/** An employment with its terms at the end of a day. */
export interface EveOfRun {
  readonly employmentId: string;
  readonly segment: Segment<EmploymentTermsValue>;
}

/**
 * The terms of employments that hold a person in post for one day only, which is over at its end: they never
 * hold at the end of a day, but for the day before where nothing else does and the spell goes on with them.
 */
export function evesOfSingleDays(spell: Spell): readonly EveOfRun[] {
  const single = spell.runs.filter(({ first, last }) => first === last && first > spell.first);
  return single.flatMap((run) => {
    const eve = addDays(run.first, -1);
    if (!atEndOf(spell, eve).some((part) => part.run === run)) return [];
    const { value, said } = run.onFirstDay;
    const claims = [...run.begunBy, ...Object.values(said), ...(run.ending?.claims ?? [])];
    const segment = { from: eve, to: run.first, value: { ...value, away: null } };
    return [{ employmentId: run.employmentId, segment: { ...segment, because: positionsBehind(claims) } }];
  });
}

/** The days at whose end something is otherwise than the day before, and the claims that made it so. */
function turnsOf({ runs }: Spell): ReadonlyMap<string, readonly Claim[]> {
  const turns = new Map<string, Claim[]>();
  const turn = (day: string, claims: readonly Claim[]): void => {
    turns.set(day, [...(turns.get(day) ?? []), ...claims]);
  };
  for (const { first, last, begunBy, ending, terms } of runs) {
    turn(first, begunBy);
    for (const { from, behind } of terms.slice(1)) {
      turn(
        from,
        behind.filter((claim) => claim.effectiveOn === from),
      );
    }
    if (last !== null) turn(last, ending?.claims ?? []);
  }
  return turns;
}

function atEndOf({ runs }: Spell, day: string): readonly RunOnDay[] {
  const inForce = runs.filter(({ first, last }) => first <= day && (last === null || day < last));
  const next = addDays(day, 1);
  const counted: readonly Run[] = inForce.length > 0 ? inForce : runs.filter(({ first }) => first === next);
  return counted.map((run) => ({ run, terms: termsOn(run, day) }));
}
