import type { JsonObject } from '@daybook/events';
import { inPath, limits, oneOf, query, question } from './open-api-parameters';
import { type DescribedRoute, json } from './described-route';
import { date, flag, listOf, nullable, object, ref, text } from './open-api-words';

const address = [
  { ...inPath('kind', 'What kind of thing it is'), ...oneOf('worker', 'post', 'child', 'team', 'authority') },
  inPath('id', 'Its id, such as SW-1042; of an authority its code'),
];
const asked = (...names: readonly string[]) => question.filter(({ name }) => names.includes(name));
const PROBLEMS = [400, 401, 403, 404, 406, 500, 503];

/** The requests about one subject (interfaces.md §1.3). */
export const subjectRoutes: readonly DescribedRoute[] = [
  {
    method: 'get',
    path: '/v1/subjects/{kind}/{id}',
    summary: 'What was so of one worker, post, child or team, or of the authority, at the end of a day',
    policy: ['analyst', 'auditor'],
    parameters: [...address, ...asked('authority', 'asOf', 'asAt', 'fresh')],
    answers: { 200: json('The state; with a key, without personal words', 'SubjectState') },
    problems: PROBLEMS,
  },
  {
    method: 'get',
    path: '/v1/subjects/{kind}/{id}/timeline',
    summary: 'Every fact that was believed of it, from when to when, and the events behind each',
    policy: ['analyst', 'auditor'],
    parameters: [...address, ...asked('authority', 'asAt', 'fresh')],
    answers: { 200: json('Facts and findings; with a key, without personal words', 'Timeline') },
    problems: PROBLEMS,
  },
  {
    method: 'get',
    path: '/v1/subjects/{kind}/{id}/events',
    summary: 'What was recorded of it under any of its ids, each with what amends it',
    policy: ['analyst', 'auditor'],
    parameters: [
      ...address,
      ...asked('authority', 'asAt', 'fresh'),
      query('limit', 'Entries at most; default 100', { schema: limits }),
      query('next', 'The page that follows the one with this cursor'),
    ],
    answers: { 200: json('Log entries; with a key, without personal words', 'ToldEvents') },
    problems: PROBLEMS,
  },
];

const maybe = nullable(text);
const maybeDate = nullable(date);
const quantity = ref('Quantity');
const maybeQuantity = nullable(quantity);
const count: JsonObject = { type: 'integer', minimum: 0 };
const answered = { asAt: ref('AsAt'), position: ref('Position') };

const states: Record<string, JsonObject> = {
  WorkerState: object({
    'sweNumber?': text,
    'name?': text,
    'dateOfBirth?': text,
    'sex?': text,
    inPost: flag,
    fte: maybeQuantity,
    role: maybe,
    team: maybe,
    employments: listOf(
      object({
        employmentId: text,
        firstDay: date,
        lastDayInclusive: maybeDate,
        fte: maybeQuantity,
        role: text,
        team: maybe,
        postId: maybe,
        employer: maybe,
        away: nullable(object({ kind: text, lastDayInclusive: maybeDate }, 'After the last day in post')),
      }),
    ),
    assignments: listOf(
      object({
        assignmentId: text,
        agency: maybe,
        firstDay: date,
        lastDayInclusive: maybeDate,
        fte: maybeQuantity,
        role: text,
        team: maybe,
        coversVacancy: flag,
        plannedEndOn: maybeDate,
      }),
    ),
    absences: listOf(object({ absenceId: text, kind: maybe, firstDay: date, lastDayInclusive: maybeDate })),
    cases: count,
    registration: maybe,
  }),
  PostState: object({
    exists: flag,
    fte: maybeQuantity,
    frozen: flag,
    team: maybe,
    role: maybe,
    occupants: listOf(object({ subject: text, employmentId: text, fte: maybeQuantity })),
    vacantFte: maybeQuantity,
  }),
  ChildState: object({
    case: object({ open: flag, since: maybeDate, lead: maybe, co: listOf(text) }),
    care: object({
      lookedAfter: flag,
      since: maybeDate,
      legalStatus: maybe,
      placement: nullable(object({ type: text, provider: maybe, carerId: maybe, since: date })),
      temporary: nullable(object({ type: maybe, since: date })),
      missing: nullable(object({ kind: maybe, since: date })),
    }),
  }),
  TeamState: object({
    projectTeams: listOf(
      object({
        projectTeamId: text,
        agency: maybe,
        headcount: count,
        fte: quantity,
        coversVacancy: flag,
        plannedEndOn: maybeDate,
      }),
    ),
  }),
  AuthorityState: object({
    report: nullable(
      object({
        since: date,
        fteVacant: maybeQuantity,
        fteAgencyCovering: maybeQuantity,
        headcountAgencyCovering: nullable(count),
      }),
    ),
  }),
};

/** The schemas of what is answered about one subject. */
export const aboutSubjects: Record<string, JsonObject> = {
  ...states,
  SubjectState: object({
    subject: text,
    asked: text,
    authority: ref('AuthorityCode'),
    aliases: listOf(text),
    asOf: date,
    ...answered,
    state: { oneOf: Object.keys(states).map(ref) },
    findings: listOf(ref('Finding')),
  }),
  Belief: {
    allOf: [
      ref('Fact'),
      object({
        knownFrom: ref('Position'),
        knownUntil: nullable(ref('Position')),
        because: listOf(ref('EventRef')),
      }),
    ],
  },
  Timeline: object({
    subject: text,
    aliases: listOf(text),
    ...answered,
    facts: listOf(ref('Belief')),
    findings: listOf(ref('Finding')),
  }),
  ToldEvents: object({
    ...answered,
    items: listOf({ allOf: [ref('LogEntry'), object({ amendedBy: listOf(ref('LogEntry')) })] }),
    next: maybe,
  }),
};
