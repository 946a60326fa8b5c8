import { type DaybookEvent, type Json, type JsonObject, sealedFieldsOf } from '@daybook/events';
import type { Fact, FactKind, Finding } from '@daybook/facts';

/**
 * The fields of facts that repeat words of class P3 or P4 (promises.md §4), at whatever depth they stand. A
 * kind that is forgotten here does not compile.
 */
const sealedWords: Readonly<Record<FactKind, readonly string[]>> = {
  employment: ['reason'],
  'employment-terms': [],
  'employment-last-day': [],
  assignment: [],
  'assignment-terms': [],
  'assignment-last-day': [],
  'project-team': [],
  'project-team-terms': [],
  post: [],
  'post-terms': [],
  'vacancy-report': [],
  absence: ['kind'],
  sickness: [],
  case: [],
  'case-terms': [],
  coworker: [],
  'reported-caseload': [],
  care: ['need', 'reason'],
  'legal-status': [],
  'looked-after': [],
  placement: ['urn', 'postcode', 'distanceMiles', 'homePostcode', 'reason'],
  stay: [],
  'temporary-placement': ['type', 'urn', 'postcode', 'distanceMiles'],
  missing: ['kind'],
  review: [],
  child: ['dateOfBirth', 'sex', 'upn', 'name'],
  population: [],
  identity: [],
  'in-post': [],
  spell: ['reason'],
  registration: ['status'],
  person: ['sweNumber', 'dateOfBirth', 'sex', 'name'],
  qualified: [],
  published: [],
  announced: [],
  stands: [],
};

/** Rules whose remark gives such a word away. */
const tellingRules: readonly string[] = [
  'in-post-without-registration',
  'same-swe-number',
  'temporary-placement-too-long',
];

/** A fact without personal words: who may see pseudonymous history only is shown so much of it. */
export function pseudonymousFact<Known extends Fact>(fact: Known): Known {
  const hidden = sealedWords[fact.what];
  return hidden.length === 0 ? fact : { ...fact, value: withoutMembers(fact.value, hidden) as JsonObject };
}

/** Whether a finding gives no personal word away. */
export function isPseudonymous({ rule }: Finding): boolean {
  return !tellingRules.includes(rule);
}

/** An event without the fields that are sealed in the log. */
export function pseudonymousEvent(event: DaybookEvent): DaybookEvent {
  const pointers = sealedFieldsOf(event);
  return pointers.reduce<DaybookEvent>((open, pointer) => withoutPlace(open, stepsOf(pointer)), event);
}

/** At any depth: the reason for leaving stands in the end of a spell. */
function withoutMembers(value: Json, names: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([name]) => !names.includes(name));
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutMembers(member as Json, names)]));
}

function withoutPlace<Value extends object>(value: Value, [step, ...more]: readonly string[]): Value {
  const entries = Object.entries(value).flatMap(([name, member]) => {
    if (name !== step) return [[name, member]];
    return more.length === 0 ? [] : [[name, withoutPlace(member as object, more)]];
  });
  return Object.fromEntries(entries) as Value;
}

function stepsOf(pointer: string): readonly string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
