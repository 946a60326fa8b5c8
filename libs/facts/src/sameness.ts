import type { Json, JsonObject, Position } from '@daybook/events';
import type { Fact, Finding } from './fact';

/** Whether two facts have the same identity (events.md §5). */
export function isSameFact(a: Fact, b: Fact): boolean {
  return a.what === b.what && a.key === b.key && isSameRow(a, b) && isSameValue(a.value, b.value);
}

/** Whether two findings have the same identity. */
export function isSameFinding(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.severity === b.severity && a.message === b.message && isSameRow(a, b);
}

/** The rows anew, but where one is the same as the earlier one in its place, that very object. */
export function keeping<Row>(
  rows: readonly Row[],
  earlier: readonly Row[],
  isSame: (a: Row, b: Row) => boolean,
): readonly Row[] {
  return rows.map((row, i) => {
    const other = earlier[i];
    return other !== undefined && isSame(row, other) ? other : row;
  });
}

type Row = Pick<Fact, 'authority' | 'subject' | 'from' | 'to' | 'because'>;

function isSameRow(a: Row, b: Row): boolean {
  return (
    a.from === b.from &&
    a.to === b.to &&
    arePositionsSame(a.because, b.because) &&
    a.subject === b.subject &&
    a.authority === b.authority
  );
}

function arePositionsSame(a: readonly Position[], b: readonly Position[]): boolean {
  return a.length === b.length && a.every((position, i) => position === b[i]);
}

/** Values of one kind of fact have the same fields in the same order. */
function isSameValue(a: JsonObject, b: JsonObject): boolean {
  for (const field in a) if (!isSameJson(a[field] as Json, b[field] as Json)) return false;
  return true;
}

function isSameJson(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return isSameValue(a as JsonObject, b as JsonObject);
}
