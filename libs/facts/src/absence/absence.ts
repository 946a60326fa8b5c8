import { begin, end, noEngagements, periodFrom } from '../engagement/engagement';
import type { Engagements, Period, Word } from '../engagement/engagement';
import { wholeOf } from '../engagement/segment';
import type { AbsenceValue, Fact } from '../fact';
import { textIn } from '../field';
import type { Claim } from '../order';
import type { Remark } from '../remark';
import { factsOf } from '../subject';
import type { Subject } from '../subject';

/** The absences of a worker, during which they stay in post. */
export type Absences = Engagements<Period<AbsenceValue>>;

/** What each event does to an absence (events.md §4.1). */
const evolutions: Readonly<Record<string, (state: Absences, claim: Claim) => Absences>> = {
  AbsenceStarted: (state, claim) => begin(state, wordOf(claim), periodFrom(claim, valueOf(claim))),
  AbsenceEnded: (state, claim) => end(state, wordOf(claim)),
};

/** The event types that may change absences. */
export const absenceTypes: readonly string[] = Object.keys(evolutions);

/** Before the first event. */
export const noAbsences: Absences = noEngagements('Absence');

/** Absences after the next event in fold order. */
export function evolveAbsences(state: Absences, claim: Claim): Absences {
  return evolutions[claim.type]?.(state, claim) ?? state;
}

/** `absence`, from its first day to the day after its last. */
export function absenceFacts(state: Absences, subject: Subject): readonly Fact[] {
  return [...state.byKey].flatMap(([key, periods]) =>
    factsOf(
      subject,
      { what: 'absence', key },
      periods.map((period) => wholeOf(period, valueOf(period.startedBy))),
    ),
  );
}

/** What did not fit. */
export function absenceRemarks(state: Absences): readonly Remark[] {
  return state.remarks;
}

function wordOf(claim: Claim): Word {
  return { key: textIn(claim.data, 'absenceId') ?? '', claim };
}

function valueOf({ data }: Claim): AbsenceValue {
  return { kind: textIn(data, 'kind'), expectedEndOn: textIn(data, 'expectedEndOn') };
}
