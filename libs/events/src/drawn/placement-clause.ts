import { placementProviders, placementTypes } from '../care-codes';
import type { Json } from '../event';
import type { Clause } from './clauses';
import type { Words } from './words';

/** What may follow a placement's type, by the word before it: who lives there, and where it is. */
const keywords = [
  ['with', 'carerId'],
  ['at', 'postcode'],
] as const;

/** `U6 PR1 with F-17 at "B70 8AA"`: a placement's type, and what else is known of it. */
export const placementClause: Clause = {
  field: 'placement',
  written: `${placementTypes.join('|')} [provider] [with <carer>] [at <postcode>]`,
  read(words) {
    if (!isIn(placementTypes, words.peek())) return undefined;
    const placement: { [field: string]: Json } = { type: words.take('a placement type') };
    while (readMore(words, placement)) continue;
    return placement;
  },
};

function readMore(words: Words, placement: { [field: string]: Json }): boolean {
  if (isIn(placementProviders, words.peek())) {
    placement['provider'] = words.take('a provider');
    return true;
  }
  const [keyword, field] = keywords.find(([word]) => word === words.peek()) ?? [];
  if (keyword === undefined || field === undefined) return false;
  words.skip(keyword);
  placement[field] = words.take(`a name after "${keyword}"`);
  return true;
}

function isIn(codes: readonly string[], word: string): boolean {
  return codes.includes(word);
}
