import { everyDay } from './days';
import { countedRoles, type Fte } from './employment-days';
import { claimsByThing, type Happening, Happenings, millionthsOf } from './happenings';
import type { StandingClaim } from './standing-claims';

/** Agency social workers when a day is over. */
export interface Agency {
  fte: number;
  heads: number;
  /** Of the FTE, what covers vacancies. */
  covering: number;
}

/** One person's assignments. */
export interface PersonAssigned {
  /** The FTE in counted roles when the day is over, 0 where none is known; missing where there is none. */
  readonly atEnd: Map<number, number>;
  /** The days on an assignment in any role: those at whose end, and those and last days. */
  readonly onAnyAtEnd: Set<number>;
  readonly onAny: Set<number>;
}

/** All assignments and project teams of an authority. */
export interface AgencyDays {
  readonly days: ReadonlyMap<number, Agency>;
  readonly persons: ReadonlyMap<string, PersonAssigned>;
}

interface Assignment {
  open: boolean;
  role: string;
  fte: Fte;
  covers: boolean;
  projectTeam: string | null;
}

interface ProjectTeam {
  open: boolean;
  covers: boolean;
  heads: number;
  fte: number;
}

/** Lives through every day with all assignments and all project teams of an authority. */
export function agencyDays(claims: readonly StandingClaim[]): AgencyDays {
  const assignments = claimsByThing(claims, 'assignmentId').map(([subject, , own]) => ({
    subject,
    happenings: new Happenings(own),
    state: { open: false, role: '', fte: null, covers: false, projectTeam: null } as Assignment,
  }));
  const teams = claimsByThing(claims, 'projectTeamId').map(([, name, own]) => ({
    name,
    happenings: new Happenings(own),
    state: { open: false, covers: false, heads: 0, fte: 0 } as ProjectTeam,
  }));
  const days = new Map<number, Agency>();
  const persons = new Map<string, PersonAssigned>();
  for (const { subject } of assignments)
    persons.set(subject, { atEnd: new Map(), onAnyAtEnd: new Set(), onAny: new Set() });
  for (const day of everyDay) {
    for (const { subject, happenings, state } of assignments) {
      liveAssigned(happenings, day, { state, person: persons.get(subject) as PersonAssigned });
    }
    for (const { happenings, state } of teams) live(happenings, day, (it) => engaged(state, it));
    const inForce = assignments.map(({ state }) => state).filter(({ open }) => open);
    days.set(day, agencyOf(inForce, teams));
  }
  return { days, persons };
}

function agencyOf(
  inForce: readonly Assignment[],
  teams: readonly { readonly name: string; readonly state: ProjectTeam }[],
): Agency {
  const agency = { fte: 0, heads: 0, covering: 0 };
  for (const { fte, covers } of inForce.filter(isCounted)) add(agency, { fte: fte ?? 0, heads: 1, covers });
  for (const { name, state } of teams.filter(({ state }) => state.open)) {
    const members = inForce.filter(({ projectTeam }) => projectTeam === name);
    const named = members.reduce((sum, { fte }) => sum + (fte ?? 0), 0);
    const { covers } = state;
    const rest = Math.max(0, state.fte - named);
    add(agency, { fte: rest, heads: Math.max(0, state.heads - members.length), covers });
  }
  return agency;
}

const isCounted = ({ open, role }: Assignment): boolean => open && countedRoles.includes(role);

function liveAssigned(
  happenings: Happenings,
  day: number,
  { state, person }: { readonly state: Assignment; readonly person: PersonAssigned },
): void {
  for (const part of ['starts', 'changes'] as const) {
    happenings.on(day, part).forEach((it) => assigned(state, it));
  }
  if (state.open) person.onAny.add(day);
  happenings.on(day, 'ends').forEach((it) => assigned(state, it));
  if (state.open) person.onAnyAtEnd.add(day);
  if (isCounted(state)) person.atEnd.set(day, (person.atEnd.get(day) ?? 0) + (state.fte ?? 0));
}

function live(happenings: Happenings, day: number, happen: (happening: Happening) => void): void {
  for (const part of ['starts', 'changes', 'ends'] as const) happenings.on(day, part).forEach(happen);
}

function add(
  agency: Agency,
  { fte, heads, covers }: { readonly fte: number; readonly heads: number; readonly covers: boolean },
): void {
  agency.fte += fte;
  agency.heads += heads;
  if (covers) agency.covering += fte;
}

function assigned(state: Assignment, { type, data }: Happening): void {
  if (type === 'AgencyAssignmentStarted') {
    if (state.open) return;
    state.open = true;
    state.role = data['role'] as string;
    state.fte = millionthsOf(data);
    state.covers = data['coversVacancy'] === true;
    state.projectTeam = (data['projectTeam'] as string | undefined) ?? null;
  } else if (type === 'AgencyAssignmentEnded') {
    state.open = false;
  } else if (state.open) {
    if (data['fte'] !== undefined) state.fte = millionthsOf(data);
    if (data['role'] !== undefined) state.role = data['role'] as string;
    if (data['coversVacancy'] !== undefined) state.covers = data['coversVacancy'] === true;
  }
}

function engaged(state: ProjectTeam, { type, data }: Happening): void {
  const starts = type === 'ProjectTeamEngaged';
  if (type === 'ProjectTeamEnded') state.open = false;
  else if (starts !== state.open) {
    state.open = true;
    if (starts) state.covers = data['coversVacancy'] === true;
    state.heads = (data['headcount'] as number | undefined) ?? state.heads;
    state.fte = millionthsOf(data) ?? state.fte;
  }
}
