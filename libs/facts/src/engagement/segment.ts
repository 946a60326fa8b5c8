import type { JsonObject, Position } from '@daybook/events';
import { positionsBehind } from '../because';
import type { Claim } from '../order';
import { changesOn, endOf } from './engagement';
import type { Period } from './engagement';

/** A run of days `[from, to)` with the value that held, and the events behind value and dates. */
export interface Segment<Value extends JsonObject = JsonObject> {
  readonly from: string;
  readonly to: string | null;
  readonly value: Value;
  readonly because: readonly Position[];
}

/** A day at whose end a value begins to hold. */
export interface Mark<Value extends JsonObject = JsonObject> {
  readonly from: string;
  readonly value: Value;
  /** The claim that gave each field of the value. */
  readonly said: Readonly<Record<string, Claim>>;
  /** The claims of this very day that made the mark. */
  readonly turned: readonly Claim[];
}

/** The marks of a period whose terms are all there is to it: one for each step. */
export function marksOf<Terms extends JsonObject>(period: Period<Terms>): readonly Mark<Terms>[] {
  return period.steps.map((step) => ({
    from: step.from,
    value: step.terms,
    said: step.said,
    turned: changesOn(step),
  }));
}

/**
 * The terms at the end of each day. Behind each stand the start, the latest word on each field, and whatever
 * ended the segment. The last day of an inclusive period is over at its end, so a segment that begins on it
 * is none; of a half-open one, `over` is the day on which it is no more.
 */
export function segmentsOf<Value extends JsonObject>(
  period: Period,
  marks: readonly Mark<Value>[],
  over: string | null = period.last,
): readonly Segment<Value>[] {
  return marks.flatMap((mark, i) => {
    const next = marks[i + 1];
    const to = next?.from ?? over;
    if (to !== null && to <= mark.from) return [];
    const enders = next?.turned ?? present(period.endedBy);
    const because = positionsBehind([period.startedBy, ...Object.values(mark.said), ...enders]);
    return [{ from: mark.from, to, value: mark.value, because }];
  });
}

/**
 * What held on the last day of a period that has one. It is over at the end of that day, so no segment says
 * what began on it.
 */
export function onLastDay<Value extends JsonObject>(
  period: Period,
  marks: readonly Mark<Value>[],
): readonly Segment<Value>[] {
  const mark = marks.at(-1);
  if (period.last === null || mark === undefined) return [];
  const claims = [period.startedBy, ...Object.values(mark.said), ...present(period.endedBy)];
  return [{ from: period.last, to: endOf(period), value: mark.value, because: positionsBehind(claims) }];
}

/** A period from its first day to the day after its last, with the events that began and ended it. */
export function wholeOf<Value extends JsonObject>(period: Period, value: Value): Segment<Value> {
  const because = positionsBehind([period.startedBy, ...present(period.endedBy)]);
  return { from: period.first, to: endOf(period), value, because };
}

function present(claim: Claim | null): readonly Claim[] {
  return claim === null ? [] : [claim];
}
