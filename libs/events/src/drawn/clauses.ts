import {
  ceasingReasons,
  legalStatuses,
  missingKinds,
  needs,
  participations,
  placementChangeReasons,
  placementTypes,
  temporaryTypes,
} from '../care-codes';
import {
  closureReasons,
  destinations,
  leavingReasons,
  origins,
  practiceLevels,
  registrationStatuses,
  roles,
  sexes,
  socialWorkerReasons,
} from '../codes';
import type { Json } from '../event';
import { fteMillionthsOf } from '../fte';
import { placementClause } from './placement-clause';
import type { Words } from './words';

/** What may follow the verb of a line: a field of the event's data, and how its words read. */
export interface Clause {
  readonly field: string;
  /** How it is written, for whoever wrote something else. */
  readonly written: string;
  /** Reads the clause if it comes next; undefined if something else does. */
  read(words: Words): Json | undefined;
}

/** Every clause, by the name under which statements list it. They may follow a verb in any order. */
export const clauses = {
  fte: amount('fte', 'FTE'),
  headcount: amount('headcount', 'heads'),
  hourlyRatePence: amount('hourlyRatePence', 'pence an hour'),
  workingDays: amount('workingDays', 'days'),
  fteVacant: amount('fteVacant', 'FTE vacant'),
  fteAgencyCovering: amount('fteAgencyCovering', 'FTE covered by agency'),
  headcountAgencyCovering: amount('headcountAgencyCovering', 'heads covering'),
  cases: amount('cases', 'cases', 'case'),
  aged0to17: amount('aged0to17', 'aged 0 to 17'),
  midYear: amount('midYear', 'mid-year'),
  codeSetYear: amount('codeSetYear', 'codes'),
  legalStatus: oneOf('legalStatus', legalStatuses),
  placement: placementClause,
  placementType: oneOf('placementType', placementTypes),
  temporaryType: oneOf('type', temporaryTypes),
  placementChangeReason: oneOf('reason', placementChangeReasons),
  ceasingReason: oneOf('reason', ceasingReasons),
  need: oneOf('need', needs),
  participation: oneOf('participation', participations),
  missingKind: oneOf('kind', missingKinds),
  role: oneOf('role', roles),
  practiceLevel: oneOf('practiceLevel', practiceLevels),
  leavingReason: oneOf('reason', leavingReasons),
  socialWorkerReason: oneOf('reason', socialWorkerReasons),
  closureReason: oneOf('reason', closureReasons),
  status: oneOf('status', registrationStatuses),
  origin: oneOf('origin', origins, 'from'),
  destination: oneOf('destination', destinations, 'to'),
  sex: oneOf('sex', sexes, 'sex'),
  team: name('team', 'team'),
  postId: name('postId', 'post'),
  employer: name('employer', 'employer'),
  agency: name('agency', 'agency'),
  host: name('host', 'to'),
  projectTeam: name('projectTeam', 'project team'),
  endingReason: name('reason', 'because'),
  personName: name('name', 'named'),
  sweNumber: name('sweNumber', 'SWE number'),
  employmentId: name('employmentId', 'as'),
  assignmentId: name('assignmentId', 'assignment'),
  absenceId: name('absenceId', 'absence'),
  samePersonAs: name('into', 'as'),
  allocatedTo: name('workerId', 'to'),
  coworkedBy: name('workerId', 'by'),
  otherService: service(),
  homePostcode: name('homePostcode', 'home'),
  upn: name('upn', 'UPN'),
  release: name('release', 'release'),
  coversVacancy: said('coversVacancy', ['covers vacancy', 'covers no vacancy']),
  sameCarer: said('sameCarer', ['same carer', 'another carer']),
  dateOfBirth: date('dateOfBirth', 'born'),
  plannedEndOn: date('plannedEndOn', 'until'),
  extendedTo: date('plannedEndOn', 'to'),
  expectedEndOn: date('expectedEndOn', 'expected until'),
} as const satisfies Readonly<Record<string, Clause>>;

export type ClauseName = keyof typeof clauses;

/** `0.6 FTE`, `8 heads`: a decimal and its unit, of which one alone may have another name. */
function amount(field: string, unit: string, ofOne = unit): Clause {
  return {
    field,
    written: `<number> ${unit}`,
    read(words) {
      if (fteMillionthsOf(words.peek()) === null) return undefined;
      const given = [unit, ofOne].find((one) =>
        one.split(' ').every((word, ahead) => word === words.peek(ahead + 1)),
      );
      if (given === undefined) return undefined;
      const value = Number(words.take('a number'));
      words.skip(given);
      return value;
    },
  };
}

/** `team Duty`, `as E2`: a keyword and a name. */
function name(field: string, keyword: string): Clause {
  return {
    field,
    written: `${keyword} <name>`,
    read: (words) => (words.skip(keyword) ? words.take(`a name after "${keyword}"`) : undefined),
  };
}

/** `case-holder`, `from newly-qualified`: a value of a code set, after its keyword if it has one. */
function oneOf(field: string, codeSet: readonly string[], keyword?: string): Clause {
  return {
    field,
    written: `${keyword === undefined ? '' : `${keyword} `}${codeSet.join('|')}`,
    read(words) {
      if (keyword !== undefined && !words.skip(keyword)) return undefined;
      if (codeSet.includes(words.peek())) return words.take('a value');
      return keyword === undefined ? undefined : words.refuse(`one of ${codeSet.join(', ')}`);
    },
  };
}

/** `until 2024-12-31`: a keyword and a date. */
function date(field: string, keyword: string): Clause {
  return {
    field,
    written: `${keyword} <date>`,
    read: (words) => (words.skip(keyword) ? words.takeDate() : undefined),
  };
}

/** Reads the clauses that come next, up to the end of the line or a word that begins none of them. */
export function readClauses(words: Words, takes: readonly ClauseName[]): { [field: string]: Json } {
  const data: { [field: string]: Json } = {};
  while (words.left) {
    const before = Object.keys(data).length;
    for (const name of takes) readClause(words, clauses[name], data);
    if (Object.keys(data).length === before) break;
  }
  return data;
}

function readClause(words: Words, clause: Clause, data: { [field: string]: Json }): void {
  if (Object.hasOwn(data, clause.field)) return;
  const value = clause.read(words);
  if (value !== undefined) data[clause.field] = value;
}

/** `covers vacancy`, `covers no vacancy`: words for true and for false. */
function said(field: string, [yes, no]: readonly [string, string]): Clause {
  return {
    field,
    written: `${yes} | ${no}`,
    read(words) {
      if (words.skip(yes)) return true;
      return words.skip(no) ? false : undefined;
    },
  };
}

/** `adults' services`: the words that name another service, up to the next clause. */
function service(): Clause {
  return {
    field: 'otherService',
    written: '<words> services',
    read(words) {
      const named: string[] = [];
      while (words.left && named.at(-1) !== 'services') named.push(words.take('a service'));
      return named.at(-1) === 'services' ? named.join(' ') : words.refuse('a name that ends in "services"');
    },
  };
}
