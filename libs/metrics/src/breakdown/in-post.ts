import type { Breakdown } from '../metric';
import { byAgeBand, byNamed, bySaid, byServiceBand, type Flow } from './sorting';
import { addingUp, ratesDoNotAdd } from './split';

/** People in post, leavers or starters: by role, team, age and time in service on the day that counts. */
export function ofPersons(flow: Flow, note: string | null = null): readonly Breakdown[] {
  return [byNamed('role', flow), byNamed('team', flow), byAgeBand(flow), byServiceBand(flow)].map((sorting) =>
    addingUp(sorting, note),
  );
}

/** Leavers as a share of people in post. */
export const ofLeaverRates = ofPersons('leaving', ratesDoNotAdd);

/** What was said when people left: where they went, and why. */
export const ofLeavers: readonly Breakdown[] = [
  ...ofPersons('leaving'),
  addingUp(bySaid('destination'), null),
  addingUp(bySaid('reason'), null),
];

/** What was said when people started: where they came from. */
export const ofStarters: readonly Breakdown[] = [...ofPersons('starting'), addingUp(bySaid('origin'), null)];

/** What names a role and a team of its own: people in post, agency assignments, posts. */
export const ofRolesAndTeams: readonly Breakdown[] = [byNamed('role'), byNamed('team')].map((sorting) =>
  addingUp(sorting, ratesDoNotAdd),
);
