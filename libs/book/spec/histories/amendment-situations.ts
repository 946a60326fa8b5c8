import { type DaybookEvent, fitsSchema, type JsonObject } from '@daybook/events';
import type { History } from '@daybook/metrics/prove';
import type { Situations } from './life-coverage';

const isRetraction = ({ type }: DaybookEvent): boolean => type === 'EventRetracted';
const isCorrection = ({ type }: DaybookEvent): boolean => type === 'EventCorrected';
const isAmendment = (event: DaybookEvent): boolean => isRetraction(event) || isCorrection(event);

function namedBy(event: DaybookEvent, history: History): DaybookEvent | undefined {
  const about = (event.data['retracts'] ?? event.data['corrects']) as JsonObject | undefined;
  return history.find(({ source, id }) => source === about?.['source'] && id === about['id']);
}

/** What an amendment is about, where it can be found. */
function aboutOf(event: DaybookEvent, history: History): DaybookEvent | undefined {
  const named = namedBy(event, history);
  return named?.subject === event.subject && named.authority === event.authority ? named : undefined;
}

/** The amendments from an event down to a claim, or none where they lead nowhere. */
function chainOf(event: DaybookEvent, history: History): readonly DaybookEvent[] {
  const chain: DaybookEvent[] = [];
  let at: DaybookEvent | undefined = event;
  while (at !== undefined && isAmendment(at)) {
    if (chain.includes(at)) return [];
    chain.push(at);
    at = aboutOf(at, history);
  }
  return at === undefined ? [] : chain;
}

/** The amendments that go round in a circle with an event, or none. */
function ringOf(event: DaybookEvent, history: History): readonly DaybookEvent[] {
  const ring: DaybookEvent[] = [];
  let at: DaybookEvent | undefined = event;
  while (at !== undefined && isAmendment(at) && !ring.includes(at)) {
    ring.push(at);
    at = aboutOf(at, history);
  }
  return at === event ? ring : [];
}

type Test = (event: DaybookEvent, history: History) => boolean;
const some =
  (test: Test): ((history: History) => boolean) =>
  (history) =>
    history.some((event) => test(event, history));
const pair = (one: (event: DaybookEvent) => boolean, other: (about: DaybookEvent) => boolean) =>
  some((event, history) => {
    const about = aboutOf(event, history);
    return one(event) && about !== undefined && other(about);
  });

/** Two amendments of one event, each of a kind. */
const amendedTogether = (
  one: (event: DaybookEvent) => boolean,
  other: (event: DaybookEvent) => boolean,
  about: (event: DaybookEvent) => boolean,
) =>
  some((event, history) => {
    const target = one(event) ? aboutOf(event, history) : undefined;
    if (target === undefined || !about(target)) return false;
    return history.some((second) => second !== event && other(second) && aboutOf(second, history) === target);
  });

/** A correction of a claim by what it changes. */
const correctionOf = (changes: (data: JsonObject, claim: DaybookEvent) => boolean) =>
  some((event, history) => {
    const claim = isCorrection(event) ? aboutOf(event, history) : undefined;
    return claim !== undefined && !isAmendment(claim) && changes(event.data, claim);
  });
const fieldsOf = (data: JsonObject): JsonObject => (data['data'] ?? {}) as JsonObject;
const changesField = (name: string, fits: (value: unknown) => boolean) =>
  correctionOf((data, claim) => {
    const fields = fieldsOf(data);
    return name in fields && fits(fields[name]) && claim.data[name] !== undefined;
  });

/** Ways in which what was told is amended. */
export const amendmentSituations: Situations = {
  'chain of three amendments': some((event, history) => chainOf(event, history).length === 3),
  'chain of more than three amendments': some((event, history) => chainOf(event, history).length > 3),
  'chain of three retractions': some((event, history) => {
    const chain = chainOf(event, history);
    return chain.length === 3 && chain.every(isRetraction);
  }),
  'ring of retractions': some((event, history) => {
    const ring = ringOf(event, history);
    return ring.length >= 2 && ring.every(isRetraction);
  }),
  'retraction of a retraction': pair(isRetraction, isRetraction),
  'retraction of a correction': pair(isRetraction, isCorrection),
  'correction of a correction': pair(isCorrection, isCorrection),
  'correction of a retraction': pair(isCorrection, isRetraction),
  'correction of a correction that is itself retracted': amendedTogether(
    (one) => isCorrection(one),
    (other) => isRetraction(other),
    (about) => isCorrection(about),
  ),
  'retraction of a claim that is corrected too': amendedTogether(
    (one) => isRetraction(one),
    (other) => isCorrection(other),
    (about) => !isAmendment(about),
  ),
  'correction of an effective date': correctionOf((data) => data['effectiveOn'] !== undefined),
  'correction of an FTE': changesField('fte', (value) => typeof value === 'number'),
  'correction of a role': changesField('role', (value) => value === 'not-social-worker'),
  'correction of which employment it was': changesField('employmentId', (value) => value !== null),
  'correction that takes a field away': changesField('fte', (value) => value === null),
  'correction that does not fit': correctionOf(
    (data, claim) => !fitsSchema(claim.type, 1, { ...claim.data, ...fieldsOf(data) }).ok,
  ),
  'two corrections of one event at one instant': amendedTogether(
    (one) => isCorrection(one) && one.time?.endsWith('Z') === true,
    (other) => isCorrection(other) && other.time?.endsWith('+02:00') === true,
    (about) => !isAmendment(about),
  ),
  'retraction of one in a ring': some((event, history) => {
    const about = aboutOf(event, history);
    const ring = about === undefined ? [] : ringOf(about, history);
    return isRetraction(event) && ring.length >= 2 && ring.every(isRetraction) && !ring.includes(event);
  }),
  'amendment before what it is about': some((event, history) => {
    const about = aboutOf(event, history);
    return about !== undefined && history.indexOf(about) > history.indexOf(event);
  }),
  'amendment about nothing': some((event, history) => isAmendment(event) && !namedBy(event, history)),
  'amendment on another subject than its target': some(
    (event, history) => isAmendment(event) && !!namedBy(event, history) && !aboutOf(event, history),
  ),
};
