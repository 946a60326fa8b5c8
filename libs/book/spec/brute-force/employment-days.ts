import { everyDay } from './days';
import { type Happening, Happenings, millionthsOf } from './happenings';
import type { StandingClaim } from './standing-claims';

/** Millionths, null where the FTE is not known. */
export type Fte = number | null;

/** An employment as it is on a day. */
export interface Terms {
  readonly employmentId: string;
  readonly fte: Fte;
  readonly role: string;
  readonly team: string | null;
  readonly practiceLevel: string | null;
  /** The post that it fills, as a subject. */
  readonly post: string | null;
}

/** One employment in post on one day. */
export interface DayInPost {
  readonly terms: Terms;
  /** Whether what is in post on the next day belongs to the same spell; not after a change of role. */
  readonly goesOn: boolean;
}

/** One employment, day by day. A day that is missing is one not in post. */
export interface EmploymentDays {
  /** In post in a counted role when the day is over. */
  readonly atEnd: ReadonlyMap<number, Terms>;
  /** In post on the day: at its end, or for the last time. */
  readonly during: ReadonlyMap<number, DayInPost>;
  /** In force and not away when the day is over, whatever the role. */
  readonly inForce: ReadonlyMap<number, Terms>;
}

/** The roles that are counted, the more senior first. */
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
  terms: Terms;
}

const isInPost = ({ open, away, terms }: State): boolean =>
  open && !away && countedRoles.includes(terms.role);
const noTerms: Terms = {
  employmentId: '',
  fte: null,
  role: '',
  team: null,
  practiceLevel: null,
  post: null,
};

/** Lives through every day of one employment. */
export function employmentDays(claims: readonly StandingClaim[]): EmploymentDays {
  const happenings = new Happenings(claims);
  const days = {
    atEnd: new Map<number, Terms>(),
    during: new Map<number, DayInPost>(),
    inForce: new Map<number, Terms>(),
  };
  let yesterday: State = { open: false, away: false, terms: noTerms };
  for (const day of everyDay) {
    const state = { ...yesterday };
    for (const happening of happenings.on(day, 'starts')) begin(state, happening);
    for (const happening of happenings.on(day, 'changes')) change(state, happening);
    if (isInPost(state)) days.during.set(day, { terms: state.terms, goesOn: true });
    else if (isInPost(yesterday)) days.during.set(day, { terms: yesterday.terms, goesOn: false });
    for (const happening of happenings.on(day, 'ends')) end(state, happening);
    if (isInPost(state)) days.atEnd.set(day, state.terms);
    if (state.open && !state.away) days.inForce.set(day, state.terms);
    yesterday = state;
  }
  return days;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function begin(state: State, { type, data }: Happening): void {
  if (type !== 'SocialWorkerStarted') {
    state.away = false;
  } else if (!state.open) {
    state.open = true;
    state.away = false;
    const post = textOf(data['postId']);
    state.terms = {
      employmentId: String(data['employmentId']),
      fte: millionthsOf(data),
      role: String(data['role']),
      team: textOf(data['team']),
      practiceLevel: textOf(data['practiceLevel']),
      post: post === null ? null : `post/${post}`,
    };
  }
}

function change(state: State, { type, data }: Happening): void {
  if (!state.open) return;
  const { terms } = state;
  if (type === 'FteChanged') state.terms = { ...terms, fte: millionthsOf(data) };
  if (type === 'TeamChanged') state.terms = { ...terms, team: textOf(data['team']) };
  if (type === 'RoleChanged') {
    const practiceLevel = textOf(data['practiceLevel']) ?? terms.practiceLevel;
    state.terms = { ...terms, role: String(data['role']), practiceLevel };
  }
}

function end(state: State, { type }: Happening): void {
  if (!state.open) return;
  if (type === 'SocialWorkerLeft') state.open = false;
  else state.away = true;
}
