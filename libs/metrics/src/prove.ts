export { arbitraryHistory, daysOfHistories, laterClaim, shuffled } from './prove/arbitrary-history';
export type { History, HistorySize } from './prove/arbitrary-history';
export { HistoryCoverage, situations } from './prove/history-coverage';
export type { Situation } from './prove/history-coverage';
export { proveMetric } from './prove/prove-metric';
export type { Trial } from './prove/prove-metric';
export { factsOfRecord, recordOf, recordedBy } from './prove/record';
export type { Told } from './prove/record';
