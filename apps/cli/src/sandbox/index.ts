export type { PublishedMeasure, Unbuildable } from './figures';
export { readIndicators } from './indicators';
export type { Step } from './journal';
export { measures, toldText } from './measure';
export type { Measure, MeasureKey } from './measure';
export { makePlan } from './plan';
export type { Plan, PlanRequest, YearReturn } from './plan';
export { sandwellRows } from './published';
export type { PublishedRow } from './published';
