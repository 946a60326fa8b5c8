/** What the opened book is injected by. */
export const BOOK = Symbol('Book');

/** What the log of the process is injected by. */
export const LOGGER = Symbol('Logger');
