export type {
  Counted,
  Days,
  LeftOut,
  LeftOutReason,
  Metric,
  Need,
  Quantity,
  Question,
  Reckoning,
  Window,
} from './metric';
export { ONE } from './metric';
export { metricById, metrics } from './all';
export { censusYearTo, twelveMonthsTo } from './census-year';
export { defaultSwitches, definitionText, readDefinition } from './definition';
export type { ReadDefinition, Switches } from './definition';
export { present } from './present';
export type { NothingStands, Presented } from './present';
export { decimalText, fixedText, ofCount, ofMillionths, roundedQuotient, sumOf } from './quantity';
export { needsStanding, somethingStands } from './standing';
