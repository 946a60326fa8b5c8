export { KurrentDbDouble } from './kurrentdb-double';
export type { KurrentDbDoubleOptions } from './kurrentdb-double';
export type { DoubleFault } from './double-faults';
