export type { Change, EventRef, FactQuery, FactStore, FindingQuery, ProjectedBatch } from './fact-store';
export { CheckpointMoved } from './fact-store';
