/**
 * The precedence of event types on one date (events.md §5): of one subject's events of a day, those of the
 * lower rank are folded first. A last day is inclusive, so that what starts on a day is there before what
 * ends on it.
 */
export interface Rank {
  readonly order: number;
  readonly words: string;
}

export const starts: Rank = {
  order: 10,
  words: 'started, engaged, moved in, secondment or break ended, absence started',
};
export const changes: Rank = { order: 20, words: 'changes' };
export const ends: Rank = {
  order: 30,
  words: 'left, ended, moved out, seconded out, break started, absence ended',
};

/** Of a case on one date: an end before what begins (but see events.md §5 on half-open periods). */
export const closed: Rank = { order: 10, words: 'closed' };
export const unallocated: Rank = { order: 20, words: 'unallocated' };
export const allocated: Rank = { order: 30, words: 'allocated' };

/** Of a child's care on one date: likewise. */
export const ceased: Rank = { order: 41, words: 'ceased' };
export const startedCare: Rank = { order: 42, words: 'started' };
export const temporaryEnded: Rank = { order: 43, words: 'temporary placement ended' };
export const recoded: Rank = { order: 44, words: 'recoded' };
export const placementChanged: Rank = { order: 45, words: 'placement changed' };
export const legalStatusChanged: Rank = { order: 46, words: 'legal status' };
export const temporaryStarted: Rank = { order: 47, words: 'temporary placement started' };

/** Types that the table does not list come after those that it lists, in this order. */
export const registered: Rank = { order: 110, words: 'registered' };
export const reported: Rank = { order: 120, words: 'reported' };
export const qualified: Rank = { order: 130, words: 'qualified' };
export const published: Rank = { order: 140, words: 'published' };
export const rest: Rank = { order: 150, words: 'the rest' };
