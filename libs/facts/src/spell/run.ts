import { isCountedRole } from '@daybook/events';
import type { LastDayInclusive } from '@daybook/events';
import { marksWithAway } from '../employment/away';
import type { AwayKind, EmploymentPeriod } from '../employment/away';
import type { Mark } from '../engagement/segment';
import type { EmploymentTermsValue } from '../fact';
import { textIn } from '../field';
import type { Claim } from '../order';

/** The terms of a run that are counted, from a day on. */
export interface RunTerms {
  readonly from: string;
  readonly fteMillionths: number | null;
  readonly role: string;
  readonly team: string | null;
  /** The claims that gave FTE, role and team. */
  readonly behind: readonly Claim[];
}

/** How a run of days in post ended. */
export interface RunEnding {
  readonly by: 'left' | 'role-change' | AwayKind;
  readonly reason: string | null;
  readonly destination: string | null;
  readonly claims: readonly Claim[];
}

type EmploymentMark = Mark<EmploymentTermsValue>;

/**
 * A longest run of days on which one employment holds a person in post: in force, in a counted role, not
 * away. Its last day is the leaving day, the last day before being away, or the day of the change of role.
 */
export interface Run {
  readonly employmentId: string;
  readonly first: string;
  readonly last: LastDayInclusive | null;
  /** Whether the employment itself starts with the run, and if so, from where the person came. */
  readonly starts: boolean;
  readonly origin: string | null;
  /** The start of the employment, and what began the run if that is something else. */
  readonly begunBy: readonly Claim[];
  readonly ending: RunEnding | null;
  /** Ascending, at least one. */
  readonly terms: readonly RunTerms[];
  /** Everything that holds on the first day, and the claims behind it. */
  readonly onFirstDay: Pick<EmploymentMark, 'value' | 'said'>;
}

/** The runs of one period of an employment, in order. */
export function runsOf(employmentId: string, period: EmploymentPeriod): readonly Run[] {
  const marks = marksWithAway(period);
  const runs: Run[] = [];
  let open: Run | null = null;
  marks.forEach((mark, i) => {
    const inPost = isInPostOn(period, mark, marks[i - 1]);
    if (open !== null && !inPost) runs.push(endedByRole(open, mark));
    if (!inPost) open = null;
    else open = open === null ? beginning(employmentId, period, mark) : continued(open, mark);
    if (open !== null && endsAway(period, mark)) {
      runs.push(endedByAway(open, mark));
      open = null;
    }
  });
  const last = open as Run | null;
  if (last === null) return runs;
  return [...runs, period.endedBy === null ? last : endedByLeaving(last, period.endedBy)];
}

/** Whether the day of a mark is a day in post: that of a return is, that of a going away still is. */
function isInPostOn(period: EmploymentPeriod, mark: EmploymentMark, before?: EmploymentMark): boolean {
  const wasAway = before !== undefined && before.value.away !== null;
  const isBack = wasAway && period.aways.some(({ backOn }) => backOn === mark.from);
  return isCountedRole(mark.value.role) && (!wasAway || isBack);
}

/** Who leaves on the very day that they also go away has left: the leaving says why and where to. */
function endsAway(period: EmploymentPeriod, { from, value }: EmploymentMark): boolean {
  return value.away !== null && period.last !== from;
}

function beginning(employmentId: string, period: EmploymentPeriod, mark: EmploymentMark): Run {
  const starts = mark.from === period.first;
  return {
    employmentId,
    first: mark.from,
    last: null,
    starts,
    origin: starts ? textIn(period.startedBy.data, 'origin') : null,
    begunBy: starts ? [period.startedBy] : [period.startedBy, ...mark.turned],
    ending: null,
    terms: [termsOf(mark)],
    onFirstDay: mark,
  };
}

/** Only what is counted makes new terms: a transfer or a practice level alone does not. */
function continued(run: Run, mark: EmploymentMark): Run {
  const terms = termsOf(mark);
  const before = run.terms.at(-1)?.behind ?? [];
  const same = terms.behind.every((claim, i) => claim === before[i]);
  return same ? run : { ...run, terms: [...run.terms, terms] };
}

function termsOf({ from, value, said }: EmploymentMark): RunTerms {
  const { fteMillionths, role, team } = value;
  const behind = ['fteMillionths', 'role', 'team'].flatMap((field) => said[field] ?? []);
  return { from, fteMillionths, role, team, behind };
}

function endedByRole(run: Run, mark: EmploymentMark): Run {
  const { role } = mark.said;
  const claims = role === undefined ? mark.turned : [role];
  return endedOn(run, mark.from, { by: 'role-change', reason: null, destination: null, claims });
}

function endedByAway(run: Run, { from, value, said }: EmploymentMark): Run {
  const by = value.away ?? 'left';
  return endedOn(run, from, { by, reason: null, destination: null, claims: said.away ? [said.away] : [] });
}

function endedByLeaving(run: Run, leaving: Claim): Run {
  return endedOn(run, leaving.effectiveOn, {
    by: 'left',
    reason: textIn(leaving.data, 'reason'),
    destination: textIn(leaving.data, 'destination'),
    claims: [leaving],
  });
}

function endedOn(run: Run, day: string, ending: RunEnding): Run {
  return { ...run, last: day as LastDayInclusive, ending };
}
