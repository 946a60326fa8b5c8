import { FIRST_DATE } from '@daybook/events';
import { positionsBehind } from '../because';
import type { Fact } from '../fact';
import { factsOf } from '../subject';
import type { Subject } from '../subject';
import type { Person } from './persons';

/** Who somebody is besides what they are called. */
export type Identity = Pick<Person, 'aliases' | 'merges'>;

/** `identity`, one for each alias, on all dates; behind each stand all the merges that make the person. */
export function identityFacts({ aliases, merges }: Identity, subject: Subject): readonly Fact[] {
  if (aliases.length === 0) return [];
  const because = positionsBehind(merges);
  const value = { person: subject.subject };
  return aliases.flatMap((key) =>
    factsOf(subject, { what: 'identity', key }, [{ from: FIRST_DATE, to: null, value, because }]),
  );
}
