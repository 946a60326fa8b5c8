/** What the opened book is injected by. */
export const BOOK = Symbol('Book');
