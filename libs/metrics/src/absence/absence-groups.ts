import { lastDayBefore, type EndsBefore } from '@daybook/events';
import type { Fact, SpellValue } from '@daybook/facts';
import { ageBandsIn, byNamed, needsPersons, needsSpellsAt, serviceBandsIn } from '../breakdown/sorting';
import { addingUp, ratesDoNotAdd, type KeyOf, type Sorting } from '../breakdown/split';
import { holdsAtEndOf, stockDay } from '../census-instant';
import type { Breakdown, Question } from '../metric';

/**
 * Days lost by the person who lost them, as in post at the end of D; who is in post no more goes by the last
 * day in post.
 */
export const ofAbsence: readonly Breakdown[] = [
  byPlace('role'),
  byPlace('team'),
  byBand('age-band'),
  byBand('service-band'),
].map((sorting) => addingUp(sorting, ratesDoNotAdd));

/** The fact by which a person's days lost are grouped, and its day. */
interface Place {
  readonly fact: Fact;
  readonly day: string;
}

function byPlace(by: 'role' | 'team'): Sorting {
  return {
    by,
    keysOf: (facts, question): KeyOf => {
      const placeOf = placesIn(facts, question);
      const inPostKeys = byNamed(by).keysOf(facts, question);
      return (fact, side) => {
        const place = fact.what === 'sickness' ? placeOf(fact.subject)?.fact : fact;
        if (place === undefined) return null;
        return place.what === 'spell' ? textOf(place, by) : inPostKeys(place, side);
      };
    },
  };
}

function byBand(by: 'age-band' | 'service-band'): Sorting {
  return {
    by,
    needs: (question) => [
      by === 'age-band' ? needsPersons(question.asOf) : needsSpellsAt(stockDay(question)),
    ],
    keysOf: (facts, question): KeyOf => {
      const placeOf = placesIn(facts, question);
      const bandOf = by === 'age-band' ? ageBandsIn(facts) : serviceBandsIn(facts);
      return ({ what, subject }) => {
        const day = what === 'sickness' ? placeOf(subject)?.day : stockDay(question);
        return day === undefined ? null : bandOf(subject, day);
      };
    },
  };
}

function placesIn(facts: readonly Fact[], question: Question): (person: string) => Place | undefined {
  const day = stockDay(question);
  const places = new Map<string, Place>();
  const spells = facts.filter(({ what, from }) => what === 'spell' && from <= question.asOf);
  for (const fact of [...spells].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const isOver = fact.to !== null && fact.to <= question.asOf;
    places.set(fact.subject, { fact, day: isOver ? lastDayBefore(fact.to as EndsBefore) : day });
  }
  for (const fact of facts) {
    if (fact.what === 'in-post' && holdsAtEndOf(fact, day)) places.set(fact.subject, { fact, day });
  }
  return (person) => places.get(person);
}

/** Of a spell as it ended; of one that begins on D itself, as it began. */
function textOf({ value }: Fact, by: 'role' | 'team'): string | null {
  const { start, end } = value as SpellValue;
  return (end ?? start)[by];
}
