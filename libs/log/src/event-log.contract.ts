import { describe } from '@jest/globals';
import { atomicPromises } from './event-log-atomic.contract';
import { expectationPromises } from './event-log-expectation.contract';
import { followingPromises } from './event-log-following.contract';
import { idempotencyPromises } from './event-log-idempotency.contract';
import { numberingPromises } from './event-log-numbering.contract';
import { readingPromises } from './event-log-reading.contract';
import { recordingPromises } from './event-log-recording.contract';
import { reopeningPromises } from './event-log-reopening.contract';
import type { DurableLogOnTrial, LogOnTrial, OpenFresh } from './event-log-trial';

/** Every promise of the EventLog port, tried on the adapter that `openFresh` opens. */
export function eventLogContract(name: string, openFresh: OpenFresh<LogOnTrial>): void {
  describe(`${name} keeps the promises of an event log`, () => {
    describe('recording', () => recordingPromises(openFresh));
    describe('the key (source, id)', () => idempotencyPromises(openFresh));
    describe('all or none', () => atomicPromises(openFresh));
    describe('an expected revision', () => expectationPromises(openFresh));
    describe('reading', () => readingPromises(openFresh));
    describe('following', () => followingPromises(openFresh));
  });
}

/** What a log promises besides that numbers its records itself: positions from 1 without gaps. */
export function numberedEventLogContract(name: string, openFresh: OpenFresh<LogOnTrial>): void {
  describe(`${name} numbers its records`, () => numberingPromises(openFresh));
}

/** What a log that outlives its process promises besides: everything, after it was opened again. */
export function durableEventLogContract(name: string, openFresh: OpenFresh<DurableLogOnTrial>): void {
  describe(`${name} keeps its promises when it is opened again`, () => reopeningPromises(openFresh));
}
