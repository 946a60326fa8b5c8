export { apiKeysContract, durableApiKeysContract } from './api-keys.contract';
export type { ApiKeysOnTrial, DurableApiKeysOnTrial } from './api-keys.contract';
export { durableEventLogContract, eventLogContract, numberedEventLogContract } from './event-log.contract';
export type { DurableLogOnTrial, LogOnTrial, OpenFresh } from './event-log-trial';
export { durableKeyRingContract, keyRingContract } from './key-ring.contract';
export type { DurableKeyRingOnTrial, KeyRingOnTrial } from './key-ring.contract';
export { durableQuarantineContract, quarantineContract } from './quarantine.contract';
export type { DurableQuarantineOnTrial, QuarantineOnTrial } from './quarantine.contract';
