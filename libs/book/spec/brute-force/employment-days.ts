import { everyDay } from './days';
import { type Happening, Happenings, millionthsOf } from './happenings';
import type { StandingClaim } from './standing-claims';

/** Millionths, null where the FTE is not known. */
export type Fte = number | null;

/** One employment in post, or a person: what there is of it on one day. */
export interface DayInPost {
  readonly fte: Fte;
  /** Whether what is in post on the next day belongs to the same spell; not after a change of role. */
  readonly goesOn: boolean;
}

/** One employment, day by day. A day that is missing is one not in post. */
export interface EmploymentDays {
  /** In post in a counted role when the day is over. */
  readonly atEnd: ReadonlyMap<number, { readonly fte: Fte }>;
  /** In post on the day: at its end, or for the last time. */
  readonly during: ReadonlyMap<number, DayInPost>;
}

export const countedRoles = [
  'senior-manager',
  'middle-manager',
  'first-line-manager',
  'senior-practitioner',
  'case-holder',
  'qualified-without-cases',
];

interface State {
  open: boolean;
  away: boolean;
  role: string;
  fte: Fte;
}

const isInPost = ({ open, away, role }: State): boolean => open && !away && countedRoles.includes(role);

/** Lives through every day of one employment. */
export function employmentDays(claims: readonly StandingClaim[]): EmploymentDays {
  const happenings = new Happenings(claims);
  const atEnd = new Map<number, { fte: Fte }>();
  const during = new Map<number, DayInPost>();
  let yesterday: State = { open: false, away: false, role: '', fte: null };
  for (const day of everyDay) {
    const state = { ...yesterday };
    for (const happening of happenings.on(day, 'starts')) begin(state, happening);
    for (const happening of happenings.on(day, 'changes')) change(state, happening);
    if (isInPost(state)) during.set(day, { fte: state.fte, goesOn: true });
    else if (isInPost(yesterday)) during.set(day, { fte: yesterday.fte, goesOn: false });
    for (const happening of happenings.on(day, 'ends')) end(state, happening);
    if (isInPost(state)) atEnd.set(day, { fte: state.fte });
    yesterday = state;
  }
  return { atEnd, during };
}

function begin(state: State, { type, data }: Happening): void {
  if (type !== 'SocialWorkerStarted') {
    state.away = false;
  } else if (!state.open) {
    Object.assign(state, { open: true, away: false, role: data['role'], fte: millionthsOf(data) });
  }
}

function change(state: State, { type, data }: Happening): void {
  if (!state.open) return;
  if (type === 'FteChanged') state.fte = millionthsOf(data);
  if (type === 'RoleChanged') state.role = data['role'] as string;
}

function end(state: State, { type }: Happening): void {
  if (!state.open) return;
  if (type === 'SocialWorkerLeft') state.open = false;
  else state.away = true;
}
