export { durableEventLogContract, eventLogContract } from './event-log.contract';
export type { DurableLogOnTrial, LogOnTrial, OpenFresh } from './event-log-trial';
