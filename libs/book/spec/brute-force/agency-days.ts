import { everyDay } from './days';
import { countedRoles, type Fte } from './employment-days';
import { claimsByThing, type Happening, Happenings, millionthsOf } from './happenings';
import type { StandingClaim } from './standing-claims';

/** Agency social workers when a day is over. */
export interface Agency {
  fte: number;
  heads: number;
}

interface Assignment {
  open: boolean;
  role: string;
  fte: Fte;
  projectTeam: string | null;
}

interface ProjectTeam {
  open: boolean;
  heads: number;
  fte: number;
}

/** Lives through every day with all assignments and all project teams of an authority. */
export function agencyDays(claims: readonly StandingClaim[]): ReadonlyMap<number, Agency> {
  const assignments = claimsByThing(claims, 'assignmentId').map(([, , own]) => ({
    happenings: new Happenings(own),
    state: { open: false, role: '', fte: null, projectTeam: null } as Assignment,
  }));
  const teams = claimsByThing(claims, 'projectTeamId').map(([, name, own]) => ({
    name,
    happenings: new Happenings(own),
    state: { open: false, heads: 0, fte: 0 } as ProjectTeam,
  }));
  const days = new Map<number, Agency>();
  for (const day of everyDay) {
    for (const { happenings, state } of assignments) live(happenings, day, (it) => assigned(state, it));
    for (const { happenings, state } of teams) live(happenings, day, (it) => engaged(state, it));
    const inForce = assignments.map(({ state }) => state).filter(({ open }) => open);
    const agency = { fte: 0, heads: 0 };
    for (const { role, fte } of inForce) if (countedRoles.includes(role)) add(agency, fte ?? 0, 1);
    for (const { name, state } of teams.filter(({ state }) => state.open)) {
      const members = inForce.filter(({ projectTeam }) => projectTeam === name);
      const named = members.reduce((sum, { fte }) => sum + (fte ?? 0), 0);
      add(agency, Math.max(0, state.fte - named), Math.max(0, state.heads - members.length));
    }
    days.set(day, agency);
  }
  return days;
}

function live(happenings: Happenings, day: number, happen: (happening: Happening) => void): void {
  for (const part of ['starts', 'changes', 'ends'] as const) happenings.on(day, part).forEach(happen);
}

function add(agency: Agency, fte: number, heads: number): void {
  agency.fte += fte;
  agency.heads += heads;
}

function assigned(state: Assignment, { type, data }: Happening): void {
  if (type === 'AgencyAssignmentStarted') {
    if (state.open) return;
    state.open = true;
    state.role = data['role'] as string;
    state.fte = millionthsOf(data);
    state.projectTeam = (data['projectTeam'] as string | undefined) ?? null;
  } else if (type === 'AgencyAssignmentEnded') {
    state.open = false;
  } else if (state.open) {
    if (data['fte'] !== undefined) state.fte = millionthsOf(data);
    if (data['role'] !== undefined) state.role = data['role'] as string;
  }
}

function engaged(state: ProjectTeam, { type, data }: Happening): void {
  const starts = type === 'ProjectTeamEngaged';
  if (type === 'ProjectTeamEnded') state.open = false;
  else if (starts !== state.open) {
    state.open = true;
    state.heads = (data['headcount'] as number | undefined) ?? state.heads;
    state.fte = millionthsOf(data) ?? state.fte;
  }
}
