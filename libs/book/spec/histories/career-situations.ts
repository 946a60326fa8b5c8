import { addDays, type DaybookEvent } from '@daybook/events';
import type { History } from '@daybook/metrics/prove';
import { inTellingOrder } from '../brute-force/telling-order';
import type { Situations } from './life-coverage';

/** What is asked of two claims of one worker, the first of one type and the second of another. */
type Relation = (one: DaybookEvent, other: DaybookEvent) => boolean;

const on = ({ effectiveon }: DaybookEvent): string => effectiveon ?? '';
const isSamePost: Relation = (one, other) => one.data['employmentId'] === other.data['employmentId'];
const isOtherPost: Relation = (one, other) => !isSamePost(one, other);
const isNextDay: Relation = (one, other) => addDays(on(one), 1) === on(other);
const isSameDay: Relation = (one, other) => on(one) === on(other);
const isLater: Relation = (one, other) => on(one) < on(other);
const all =
  (...relations: readonly Relation[]): Relation =>
  (one, other) =>
    relations.every((holds) => holds(one, other));

/** Two different claims about one worker, as recorded, that stand in a relation. */
function related(types: readonly [one: string, other: string], holds: Relation) {
  return (history: History): boolean =>
    history.some(
      (one) =>
        one.type === types[0] &&
        history.some(
          (other) =>
            other !== one &&
            other.type === types[1] &&
            other.subject === one.subject &&
            other.authority === one.authority &&
            holds(one, other),
        ),
    );
}

const STARTED = 'SocialWorkerStarted';
const LEFT = 'SocialWorkerLeft';
const ROLE = 'RoleChanged';
const departures = ['SecondedOut', 'CareerBreakStarted', 'MovedOutOfChildrensServices'];
const returns = ['SecondmentEnded', 'CareerBreakEnded', 'MovedIntoChildrensServices'];

const awayAndBack =
  (holds: Relation) =>
  (history: History): boolean =>
    departures.some((out) => returns.some((back) => related([out, back], all(isSamePost, holds))(history)));
const isOut = ({ data }: DaybookEvent): boolean => data['role'] === 'not-social-worker';
const outThen = (type: string, holds: Relation) =>
  related([ROLE, type], (one, other) => isOut(one) && !isOut(other) && holds(one, other));
const isBefore: Relation = (one, other) => inTellingOrder([one, other])[0] === one;

/** Careers as they come out of claims. Amendments may make other careers of them. */
export const careerSituations: Situations = {
  'rehire under the same id': related([LEFT, STARTED], all(isSamePost, isLater)),
  'rehire under the same id on the next day': related([LEFT, STARTED], all(isSamePost, isNextDay)),
  'rehire under another id': related([LEFT, STARTED], all(isOtherPost, isLater)),
  'posts that touch: last day, next day': related([LEFT, STARTED], all(isOtherPost, isNextDay)),
  'started and left on one day': related([STARTED, LEFT], all(isSamePost, isSameDay)),
  'started twice': related([STARTED, STARTED], isSamePost),
  'two posts at once': related([STARTED, STARTED], all(isOtherPost, isLater)),
  'two posts given up on one day': related([LEFT, LEFT], all(isOtherPost, isSameDay)),
  'away and back': awayAndBack(isLater),
  'away and back on the next day': awayAndBack(isNextDay),
  'away and back on one day': awayAndBack(isSameDay),
  'out of the counted roles and back': outThen(ROLE, all(isSamePost, isLater)),
  'out of the counted roles and back on the next day': outThen(ROLE, all(isSamePost, isNextDay)),
  'out of the counted roles, and another post on the next day': outThen(STARTED, all(isOtherPost, isNextDay)),
  'out of the counted roles with another FTE that day': related(
    [ROLE, 'FteChanged'],
    (one, other) => isOut(one) && isSamePost(one, other) && isSameDay(one, other),
  ),
  'two changes of one role on one day': related([ROLE, ROLE], all(isSamePost, isSameDay, isBefore)),
  'from an assignment to a post on the next day': related(['AgencyAssignmentEnded', STARTED], isNextDay),
  'named member of a project team': (history) =>
    history.some(({ data }) => history.some((other) => engages(other, data['projectTeam']))),
  'post of unknown FTE': (history) =>
    history.some(({ type, data }) => type === STARTED && data['fte'] === undefined),
  'assignment of unknown FTE': (history) =>
    history.some(({ type, data }) => type === 'AgencyAssignmentStarted' && data['fte'] === undefined),
  'claim without a time': (history) => history.some(({ time }) => time === undefined),
  'one instant told with two offsets': (history) =>
    history.some(({ time }) => time?.endsWith('+01:00') === true) &&
    history.some(({ time }) => time === '2023-05-01T00:00:00Z'),
  'one id of two sources': (history) =>
    history.some((one) => history.some((other) => one.id === other.id && one.source !== other.source)),
  'more than two sources': (history) => new Set(history.map(({ source }) => source)).size > 2,
  'an authority with workers of the same ids': (history) =>
    new Set(history.map(({ authority }) => authority)).size > 1,
};

function engages({ type, data }: DaybookEvent, projectTeam: unknown): boolean {
  return type === 'ProjectTeamEngaged' && data['projectTeamId'] === projectTeam;
}
