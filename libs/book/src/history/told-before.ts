import { compareUtf8, type FieldError, type JsonObject } from '@daybook/events';
import { canonicalJson } from '@daybook/proof';
import { careDifferences, eveOf, type CareAspect, type CareDifference, type CareState } from './care-state';
import { isSealed, wordsOf, type Said } from './claim-words';
import type { Window } from './window';

/** What a source stands by of one subject before a window. */
export interface RecordBefore {
  readonly claims: readonly Said[];
  /** Of a child who was looked after at the end of the last day before the window. */
  readonly care: CareState | null;
}

/** A line before the window that contradicts the record, and in what. */
export interface Contradiction<Line> {
  readonly line: Line;
  readonly errors: readonly [FieldError, ...FieldError[]];
}

/** What lines before a window come to. */
export interface ToldBefore<Line> {
  /** To be entered as sent: the source had told nothing of the time before the window. */
  readonly fresh: readonly Line[];
  readonly contradictions: readonly Contradiction<Line>[];
}

interface Compared<Line extends Said> {
  readonly lines: readonly Line[];
  readonly record: RecordBefore;
  /** How care stands before the window as these lines say. */
  careOf(lines: readonly Line[]): CareState | null;
  readonly window: Window;
}

/**
 * Compares what lines say of the time before a window with what their source has said of it. They tell how
 * things stood when the window opened, and not how they came to stand so: a beginning of care agrees with
 * any history of it that leads to the same row.
 */
export function compareBefore<Line extends Said>({
  lines,
  record,
  careOf,
  window,
}: Compared<Line>): ToldBefore<Line> {
  if (record.claims.length === 0) return { fresh: lines, contradictions: [] };
  const known = new Set(record.claims.map(wordsOf));
  const other = lines.filter((line) => !known.has(wordsOf(line)));
  const care = other.some(({ type }) => type === START) ? lines.filter(isOfCare) : [];
  const told = care.length === 0 ? null : careOf(care);
  const stillOther = told === null ? other : other.filter((line) => !isOfCare(line));
  return {
    fresh: [],
    contradictions: [
      ...(told === null ? [] : careContradictions({ lines: care, record: record.care, told, window })),
      ...stillOther.map((line) => ({ line, errors: contradictionsOf(line, record.claims, window) })),
    ],
  };
}

const START = 'StartedToBeLookedAfter';
const placing = [START, 'PlacementChanged'];
const temporary = 'TemporaryPlacementStarted';

/** The event types of care that may follow a beginning of it before the window. */
const ofCare: readonly string[] = [
  ...placing,
  ...['LegalStatusChanged', 'PlacementRecoded', 'CeasedToBeLookedAfter'],
  ...[temporary, 'TemporaryPlacementEnded'],
];

function isOfCare({ type }: Said): boolean {
  return ofCare.includes(type);
}

/** In which field of which line an aspect of care is told, and its name; address fields are not repeated. */
const tellers: Readonly<
  Record<CareAspect, { readonly name: string; readonly types: readonly string[]; readonly field: string }>
> = {
  legalStatus: {
    name: 'legal status',
    types: [START, 'PlacementChanged', 'LegalStatusChanged'],
    field: '/legalStatus',
  },
  type: { name: 'placement', types: placing, field: '/placement/type' },
  provider: { name: 'provider of the placement', types: placing, field: '/placement/provider' },
  postcode: { name: 'postcode of the placement', types: placing, field: '/placement/postcode' },
  urn: { name: 'URN of the placement', types: placing, field: '/placement/urn' },
  temporaryType: { name: 'temporary placement', types: [temporary], field: '/type' },
  temporaryPostcode: { name: 'postcode of the temporary placement', types: [temporary], field: '/postcode' },
  temporaryUrn: { name: 'URN of the temporary placement', types: [temporary], field: '/urn' },
  since: { name: 'first day of the row', types: ofCare, field: '' },
};

/** Aspects that tell an address: they are never repeated in the clear. */
const hidden: readonly CareAspect[] = ['postcode', 'urn', 'temporaryPostcode', 'temporaryUrn'];

interface CareCompared<Line> {
  readonly lines: readonly Line[];
  readonly record: CareState | null;
  readonly told: CareState;
  readonly window: Window;
}

function careContradictions<Line extends Said>({
  lines,
  record,
  told,
  window,
}: CareCompared<Line>): readonly Contradiction<Line>[] {
  const eve = eveOf(window.from);
  const inOrder = [...lines].sort((a, b) => compareUtf8(a.effectiveOn, b.effectiveOn));
  const start = inOrder.findLast(({ type }) => type === START) as Line;
  if (record === null) {
    const detail =
      `the record says that on ${eve} the child was not looked after, and this line that the child had ` +
      `been since ${told.since} or longer: ${advice(window)}`;
    return [{ line: start, errors: [{ pointer: '/effectiveon', code: 'bad-value', detail }] }];
  }
  const errorsOf = new Map<Line, FieldError[]>();
  for (const difference of careDifferences(record, told, window.from)) {
    const { types, field } = tellers[difference.aspect];
    const line = inOrder.findLast(({ type, data }) => types.includes(type) && tells(data, field)) ?? start;
    const pointer = field === '' ? '/effectiveon' : tells(line.data, field) ? `/data${field}` : '/data';
    const detail = careDetail(difference, record.since, window);
    errorsOf.set(line, [...(errorsOf.get(line) ?? []), { pointer, code: 'bad-value', detail }]);
  }
  return [...errorsOf].map(([line, errors]) => ({ line, errors: errors as [FieldError, ...FieldError[]] }));
}

/** Whether data have the field at a pointer, or the object that it would stand in. */
function tells(data: JsonObject, field: string): boolean {
  const [first = ''] = field.split('/').slice(1);
  return first === '' || data[first] !== undefined;
}

function careDetail({ aspect, recorded, told }: CareDifference, since: string, window: Window): string {
  const { name } = tellers[aspect];
  const eve = eveOf(window.from);
  const words = (value: string | null): string => value ?? 'none';
  const difference = hidden.includes(aspect)
    ? `the ${name} was another than this line says`
    : `the ${name} was ${words(recorded)}, and this line that it was ${words(told)}`;
  const row = aspect === 'since' ? '' : ` (in the row since ${since})`;
  return `the record says that on ${eve} ${difference}${row}: ${advice(window)}`;
}

/** In what a line that is no opening of care differs from the claim of the record that is most like it. */
function contradictionsOf(
  line: Said,
  claims: readonly Said[],
  window: Window,
): readonly [FieldError, ...FieldError[]] {
  const like = claims.filter(({ type }) => type === line.type);
  const sameDay = like.find(({ effectiveOn }) => effectiveOn === line.effectiveOn);
  const errors = sameDay === undefined ? [] : fieldErrors(line, sameDay, window);
  const [first, ...others] = errors;
  if (first !== undefined) return [first, ...others];
  const last = like
    .map(({ effectiveOn }) => effectiveOn)
    .sort()
    .at(-1);
  const said =
    last === undefined
      ? `the record has no ${line.type} before ${window.from}`
      : `the last ${line.type} of the record before ${window.from} is of ${last}`;
  const detail = `${said}, and this line of ${line.effectiveOn}: ${advice(window)}`;
  return [{ pointer: '/effectiveon', code: 'bad-value', detail }];
}

function fieldErrors(line: Said, recorded: Said, window: Window): readonly FieldError[] {
  const fields = [...new Set([...Object.keys(line.data), ...Object.keys(recorded.data)])];
  const written = ({ data }: Said, field: string): string => canonicalJson(data[field] ?? null);
  return fields.flatMap((field): readonly FieldError[] => {
    const [then, now] = [written(recorded, field), written(line, field)];
    if (then === now) return [];
    const difference = isSealed(line.type, field)
      ? `${field} is another than this line says`
      : `${field} is ${then}, and this line that it is ${now}`;
    const where = `in the ${line.type} of ${line.effectiveOn}`;
    const detail = `the record says that ${where} ${difference}: ${advice(window)}`;
    return [{ pointer: `/data/${field}`, code: 'bad-value', detail }];
  });
}

function advice({ from }: Window): string {
  return `what is before ${from} is not told here; record the history of that time again, corrected`;
}
