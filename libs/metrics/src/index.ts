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
export { examples } from './all-examples';
export { censusYearTo, twelveMonthsTo } from './census-year';
export { defaultSwitches, definitionText, readDefinition } from './definition';
export type { ReadDefinition, Switches } from './definition';
export { answersOn, examplesOf, readExpected } from './example';
export type { Example, ExampleAnswer, Expected } from './example';
export { present } from './present';
export type { NothingStands, Presented } from './present';
export { decimalText, fixedText, ofCount, ofMillionths, roundedQuotient, sumOf } from './quantity';
export { needsStanding, somethingStands } from './standing';
