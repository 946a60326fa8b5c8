import { addDays, compareUtf8, decimalOfMillionths } from '@daybook/events';
import type {
  AbsenceValue,
  AssignmentTermsValue,
  EmploymentTermsValue,
  Fact,
  FactKind,
  InPostValue,
  RegistrationValue,
} from '@daybook/facts';
import { casesByPerson, holdsAtEndOf, needsCasesAt, ONE, sumOf } from '@daybook/metrics';
import type { StateReading, StateSources } from './state-reading';

/** An employment that has begun, on its terms of the day, or of its last day if it is over. */
export interface EmploymentShown {
  readonly employmentId: string;
  readonly firstDay: string;
  /** As known, whether it lies behind or ahead; null while nobody has said one. */
  readonly lastDayInclusive: string | null;
  /** Exact decimal; null where it is not known. */
  readonly fte: string | null;
  readonly role: string;
  readonly team: string | null;
  readonly postId: string | null;
  readonly employer: string | null;
  /** Why the person is away though employed, and their last day in post. */
  readonly away: { readonly kind: string; readonly lastDayInclusive: string | null } | null;
}

/** An agency assignment that has begun, on its terms of the day, or of its last day if it is over. */
export interface AssignmentShown extends Omit<
  EmploymentShown,
  'employmentId' | 'postId' | 'employer' | 'away'
> {
  readonly assignmentId: string;
  readonly agency: string | null;
  readonly coversVacancy: boolean;
  readonly plannedEndOn: string | null;
}

/** An absence that has begun. */
export interface AbsenceShown {
  readonly absenceId: string;
  /** Null for those who may not see it. */
  readonly kind: string | null;
  readonly firstDay: string;
  readonly lastDayInclusive: string | null;
}

/** What is so of a worker at the end of a day (interfaces.md §1.3). */
export interface WorkerState extends PersonShown {
  readonly inPost: boolean;
  /** Known FTEs in post, added up: an exact decimal; null where none is known, or not in post. */
  readonly fte: string | null;
  readonly role: string | null;
  readonly team: string | null;
  readonly employments: readonly EmploymentShown[];
  readonly assignments: readonly AssignmentShown[];
  readonly absences: readonly AbsenceShown[];
  /** Cases held, reported or allocated, as caseload counts them. */
  readonly cases: number;
  readonly registration: string | null;
}

/** Personal data (class P3): each field only where it was told and may be seen; `erased` once it is. */
export interface PersonShown {
  readonly sweNumber?: string;
  readonly name?: string;
  readonly dateOfBirth?: string;
  readonly sex?: string;
}

/** Reads the state of a worker. */
export const workerReading: StateReading<WorkerState> = {
  own: [
    ...(['in-post', 'employment', 'employment-terms', 'employment-last-day'] as const),
    ...(['assignment', 'assignment-terms', 'assignment-last-day'] as const),
    ...(['absence', 'registration', 'person'] as const),
  ],
  around: needsCasesAt,
  state: (from) => ({
    ...personOf(from),
    ...headlineOf(from),
    employments: begunOf(from, 'employment').map(employmentOf),
    assignments: begunOf(from, 'assignment').map(assignmentOf),
    absences: absencesOf(from),
    cases: casesOf(from),
    registration: registrationOf(from),
  }),
};

/** An engagement that has begun by the day, and the terms that are shown of it. */
interface Begun {
  readonly whole: Fact;
  readonly lastDay: string | null;
  readonly terms: Fact;
}

function personOf({ own }: StateSources): PersonShown {
  const person = own.find(({ what }) => what === 'person');
  const told = Object.entries(person?.value ?? {}).filter(([, value]) => value !== null);
  return Object.fromEntries(told) as PersonShown;
}

function headlineOf({ own, asOf }: StateSources): Pick<WorkerState, 'inPost' | 'fte' | 'role' | 'team'> {
  const fact = own.find((one) => one.what === 'in-post' && holdsAtEndOf(one, asOf));
  if (fact === undefined) return { inPost: false, fte: null, role: null, team: null };
  const { fteMillionths, fteUnknown, role, team } = fact.value as InPostValue;
  const isUnknown = fteUnknown && fteMillionths === 0;
  return { inPost: true, fte: isUnknown ? null : decimalOfMillionths(fteMillionths), role, team };
}

function begunOf({ own, asOf }: StateSources, what: 'employment' | 'assignment'): readonly Begun[] {
  const begun = own.filter((fact) => fact.what === what && fact.from <= asOf).sort(byFirstDay);
  return begun.flatMap((whole) => {
    const lastDay = lastDayOf(whole);
    const isOver = lastDay !== null && lastDay <= asOf;
    const [kind, day]: [FactKind, string] = isOver ? [`${what}-last-day`, lastDay] : [`${what}-terms`, asOf];
    const terms = own.find((one) => one.what === kind && one.key === whole.key && holdsAtEndOf(one, day));
    return terms === undefined ? [] : [{ whole, lastDay, terms }];
  });
}

function employmentOf({ whole, lastDay, terms }: Begun): EmploymentShown {
  const value = terms.value as EmploymentTermsValue;
  const { fteMillionths, role, team, postId, employer, away } = value;
  return {
    employmentId: whole.key,
    firstDay: whole.from,
    lastDayInclusive: lastDay,
    fte: decimalOrNull(fteMillionths),
    role,
    team,
    postId,
    employer,
    away: away === null ? null : { kind: away, lastDayInclusive: value.lastDayInPost },
  };
}

function assignmentOf({ whole, lastDay, terms }: Begun): AssignmentShown {
  const { fteMillionths, role, team, agency, coversVacancy, plannedEndOn } =
    terms.value as AssignmentTermsValue;
  return {
    assignmentId: whole.key,
    agency,
    firstDay: whole.from,
    lastDayInclusive: lastDay,
    fte: decimalOrNull(fteMillionths),
    role,
    team,
    coversVacancy,
    plannedEndOn,
  };
}

function absencesOf({ own, asOf }: StateSources): readonly AbsenceShown[] {
  const begun = own.filter((fact) => fact.what === 'absence' && fact.from <= asOf).sort(byFirstDay);
  return begun.map((fact) => ({
    absenceId: fact.key,
    kind: (fact.value as Partial<AbsenceValue>).kind ?? null,
    firstDay: fact.from,
    lastDayInclusive: lastDayOf(fact),
  }));
}

function casesOf({ subject, asOf, around }: StateSources): number {
  const held = casesByPerson(around, { day: asOf, coworking: 'lead-only' }).get(subject) ?? [];
  return Number(sumOf(held.map(({ amount }) => amount)) / ONE);
}

function registrationOf({ own, asOf }: StateSources): string | null {
  const fact = own.find((one) => one.what === 'registration' && holdsAtEndOf(one, asOf));
  return (fact?.value as Partial<RegistrationValue> | undefined)?.status ?? null;
}

function byFirstDay(a: Fact, b: Fact): number {
  return compareUtf8(a.from, b.from) || compareUtf8(a.key, b.key);
}

function lastDayOf({ to }: Fact): string | null {
  return to === null ? null : addDays(to, -1);
}

function decimalOrNull(millionths: number | null): string | null {
  return millionths === null ? null : decimalOfMillionths(millionths);
}
