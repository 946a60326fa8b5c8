export type { Counted, Days, LeftOut, LeftOutReason, Metric, Need, Quantity, Question, Reckoning, Window } from './metric';
export { ONE } from './metric';
