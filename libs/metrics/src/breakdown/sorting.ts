import { addDays, isCivilDate, lastDayBefore, type EndsBefore } from '@daybook/events';
import type { EmploymentValue, Fact, PersonValue, SpellValue } from '@daybook/facts';
import { stockDay } from '../census-instant';
import type { By, Need, Question } from '../metric';
import { ageBandOn, serviceBandAtEndOf } from './band';
import type { KeyOf, Sorting } from './split';

/**
 * Which end of a spell is counted: leavers go by their last day, starters by their first; stocks by the day
 * itself (metrics.md §2.1).
 */
export type Flow = 'leaving' | 'starting';

/** Groups by the role or the team that a fact itself names. */
export function byNamed(by: 'role' | 'team', flow: Flow = 'leaving'): Sorting {
  return { by, keysOf: () => (fact) => named(by, fact, flow) };
}

/** Groups by the person's age. */
export function byAgeBand(flow: Flow = 'leaving'): Sorting {
  return {
    by: 'age-band',
    needs: ({ asOf }) => [needsPersons(asOf)],
    keysOf: (facts, question) => {
      const ageBand = ageBandsIn(facts);
      return (fact) => ageBand(fact.subject, dayOf(fact, flow, question));
    },
  };
}

/** Groups by the time that the person has been in service. */
export function byServiceBand(flow: Flow = 'leaving'): Sorting {
  return {
    by: 'service-band',
    needs: (question) => [needsSpellsAt(stockDay(question))],
    keysOf: (facts, question) => {
      const serviceBand = serviceBandsIn(facts);
      return (fact) => serviceBand(fact.subject, dayOf(fact, flow, question));
    },
  };
}

/** Groups of starters by where they came from, of leavers by where they went or why. */
export function bySaid(by: 'origin' | 'destination' | 'reason'): Sorting {
  return {
    by,
    keysOf: (facts): KeyOf => {
      const employments = facts.filter(({ what }) => what === 'employment');
      return (fact) => (fact.what === 'spell' ? ofSpell(by, fact) : ofEmployment(by, fact, employments));
    },
  };
}

/** The facts that say when people were born. */
export function needsPersons(day: string): Need {
  return { what: 'person', days: { first: day, last: day } };
}

/** The spells that people are in at the end of a day. */
export function needsSpellsAt(day: string): Need {
  return { what: 'spell', days: { first: day, last: day } };
}

/** The band of a person's age on a day, or null where it is not known. */
export function ageBandsIn(facts: readonly Fact[]): (person: string, day: string) => string | null {
  const born = new Map<string, string>();
  for (const { what, subject, value } of facts) {
    if (what !== 'person') continue;
    const { dateOfBirth } = value as PersonValue;
    // One whose key was destroyed reads as `erased`.
    if (dateOfBirth !== null && isCivilDate(dateOfBirth)) born.set(subject, dateOfBirth);
  }
  return (person, day) => {
    const dateOfBirth = born.get(person);
    return dateOfBirth === undefined ? null : ageBandOn(day, dateOfBirth);
  };
}

/** The band of a person's time in the spell that a day is in, or null where it is in none. */
export function serviceBandsIn(facts: readonly Fact[]): (person: string, day: string) => string | null {
  const spells = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.what === 'spell') spells.set(fact.subject, [...(spells.get(fact.subject) ?? []), fact]);
  }
  return (person, day) => {
    const spell = spells.get(person)?.find(({ from, to }) => from <= day && (to === null || day < to));
    return spell === undefined ? null : serviceBandAtEndOf(day, spell.from);
  };
}

function named(by: 'role' | 'team', fact: Fact, flow: Flow): string | null {
  const value = fact.what === 'spell' ? endOf(fact, flow) : fact.value;
  const text = value?.[by];
  return typeof text === 'string' ? text : null;
}

function endOf({ value }: Fact, flow: Flow): SpellValue['end'] | SpellValue['start'] {
  const { start, end } = value as SpellValue;
  return flow === 'starting' ? start : end;
}

/** The day by which a counted fact is grouped. Terms end when their last day is over. */
function dayOf(fact: Fact, flow: Flow, question: Question): string {
  const isFlow = fact.what === 'spell' || (fact.what === 'employment-terms' && isByPost(question));
  if (!isFlow) return stockDay(question);
  if (flow === 'starting' || fact.to === null) return fact.from;
  return fact.what === 'spell' ? lastDayBefore(fact.to as EndsBefore) : fact.to;
}

function isByPost({ switches }: Question): boolean {
  return switches['twoPosts'] === 'post';
}

function ofSpell(by: By, { value }: Fact): string | null {
  const { start, end } = value as SpellValue;
  if (by === 'origin') return start.origin;
  return (by === 'reason' ? end?.reason : end?.destination) ?? null;
}

/** Of one post of several, counted for itself: what was said when that employment started or ended. */
function ofEmployment(by: By, terms: Fact, employments: readonly Fact[]): string | null {
  const whole = employments.find(({ subject, key, from, to }) => {
    if (subject !== terms.subject || key !== terms.key) return false;
    return by === 'origin' ? from === terms.from : terms.to !== null && to === addDays(terms.to, 1);
  });
  const said = (whole?.value as EmploymentValue | undefined)?.[by];
  return typeof said === 'string' ? said : null;
}
