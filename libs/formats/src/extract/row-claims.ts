import {
  type FieldError,
  type Json,
  type JsonObject,
  parseEvent,
  type Problem,
  problemOf,
} from '@daybook/events';
import { canonicalJson, uuidV5 } from '@daybook/proof';
import { cellValue } from './cell-value';
import { type ClaimLayout, columnPointer, dataFieldOf, extractLayouts, fieldForms } from './extract-layout';
import type { ExtractMapping } from './extract-mapping';

/** One thing that a row of an extract says, or says did not happen: an event but for its id. */
export interface ExtractClaim {
  /** A UUID made of the natural key: source, authority, worker, engagement, and which kind of claim. */
  readonly key: string;
  readonly type: string;
  readonly source: string;
  readonly authority: string;
  readonly subject: string;
  readonly dataschema?: string;
  /** Null where the row says that it did not happen: an engagement without a last day goes on. */
  readonly said: { readonly effectiveon: string; readonly data: JsonObject } | null;
  /** Fields of the data that the mapping fills, and that the row leaves empty. */
  readonly emptied: readonly string[];
}

/** Whose extract it is, and how it is read. */
export interface ExtractReading {
  readonly mapping: ExtractMapping;
  /** Three-digit code of the local authority. */
  readonly authority: string;
}

/** What became of a row: the claims in it, with the natural key of the row, or everything wrong with it. */
export type RowClaims =
  { readonly key: string; readonly claims: readonly ExtractClaim[] } | { readonly problem: Problem };

/** The UUID of Daybook's extracts, in which the names of their claims are made. */
const NAMESPACE = '6f0a5c0e-5b0f-5c2f-9d0b-2f5f1d6a7c11';

/** Turns the cells of a row, by column, into claims. Total: whatever is wrong is told, column by column. */
export function rowClaims(cells: ReadonlyMap<string, string>, reading: ExtractReading): RowClaims {
  const { mapping } = reading;
  const layout = extractLayouts[mapping.format];
  const row = fieldsOf(cells, mapping);
  for (const field of layout.required) {
    if (row.values.has(field) || row.faults.has(field)) continue;
    row.faults.set(field, {
      code: 'missing-field',
      detail: `the cell is empty: every row needs its ${field}`,
    });
  }
  const naturalKey = ['worker', layout.key, 'occurrence'].map((field) => textIn(row, field));
  const claims = layout.claims.flatMap((claim) => claimOf(claim, { row, reading, naturalKey }));
  for (const claim of claims) addFaults(row, claim, mapping);
  const errors = errorsOf(row, mapping, [...cells.keys()]);
  if (errors !== null) return { problem: problemOf(errors) };
  return { key: canonicalJson(naturalKey), claims };
}

interface Row {
  readonly values: Map<string, Json>;
  readonly faults: Map<string, Omit<FieldError, 'pointer'>>;
}

/** The values of the fields of a row: from its cells, or the mapping's constants. */
function fieldsOf(cells: ReadonlyMap<string, string>, mapping: ExtractMapping): Row {
  const row: Row = { values: new Map(mapping.constants), faults: new Map() };
  const forms = fieldForms(mapping.format);
  for (const [field, column] of mapping.columns) {
    const text = cells.get(column) ?? '';
    if (text === '' || mapping.emptyCells.includes(text)) continue;
    const code = mapping.codes.get(field)?.get(text);
    const read =
      code === undefined ? cellValue(text, forms.get(field) ?? 'text', mapping.dates) : { value: code };
    if ('value' in read) row.values.set(field, read.value);
    else row.faults.set(field, read);
  }
  return row;
}

interface Claiming {
  readonly row: Row;
  readonly reading: ExtractReading;
  readonly naturalKey: readonly string[];
}

function claimOf(layout: ClaimLayout, { row, reading, naturalKey }: Claiming): readonly ExtractClaim[] {
  const { mapping, authority } = reading;
  const { source } = mapping;
  const fields = Object.keys(layout.fields);
  const isFilled = fields.some((field) => row.values.has(field));
  if (layout.made === 'if-filled' && !isFilled) return [];
  if (layout.made === 'if-dated' && !mapping.columns.has(layout.day)) return [];
  const name = canonicalJson([source, authority, ...naturalKey, layout.type]);
  const data = new Map(
    fields.flatMap((field) => {
      const value = row.values.get(field);
      return value === undefined ? [] : [[dataFieldOf(field), value] as const];
    }),
  );
  const day = textIn(row, layout.day);
  const isSaid = layout.made !== 'if-dated' || row.values.has(layout.day) || row.faults.has(layout.day);
  const emptied = fields.filter((field) => mapping.columns.has(field)).map(dataFieldOf);
  return [
    {
      key: uuidV5(NAMESPACE, name),
      type: layout.type,
      source,
      authority,
      subject: `worker/${textIn(row, 'worker')}`,
      ...(layout.dataschema === undefined ? {} : { dataschema: layout.dataschema }),
      said: isSaid ? { effectiveon: day, data: Object.fromEntries(data) } : null,
      emptied: [...new Set(emptied)].filter((field) => !data.has(field)),
    },
  ];
}

function textIn({ values }: Row, field: string): string {
  const value = values.get(field);
  return typeof value === 'string' ? value : '';
}

/** Judges a claim as the event that it would be; what is known of a field is not said again. */
function addFaults(row: Row, claim: ExtractClaim, mapping: ExtractMapping): void {
  if (claim.said === null) return;
  const { key, emptied, said, ...envelope } = claim;
  void emptied;
  const parsed = parseEvent({ specversion: '1.0', id: key, ...envelope, ...said });
  if (parsed.ok) return;
  const layout = extractLayouts[mapping.format].claims.find(({ type }) => type === claim.type);
  for (const { pointer, code, detail } of parsed.problem.errors) {
    const field = fieldAt(pointer, { day: layout?.day ?? '', fields: layout?.fields ?? {} }, row);
    if (!row.faults.has(field)) row.faults.set(field, { code, detail });
  }
}

/** The field of a row that is behind a place in an event; '' where the row is not to blame. */
function fieldAt(pointer: string, { day, fields }: Pick<ClaimLayout, 'day' | 'fields'>, row: Row): string {
  if (pointer === '/subject') return 'worker';
  if (pointer === '/effectiveon') return day;
  const [, , name = ''] = pointer.split('/');
  const behind = Object.keys(fields).filter((field) => dataFieldOf(field) === name);
  return behind.find((field) => row.values.has(field)) ?? behind[0] ?? '';
}

/** Everything wrong with a row, in the order of its columns; null where nothing is. */
function errorsOf(
  { faults }: Row,
  { columns }: ExtractMapping,
  order: readonly string[],
): readonly [FieldError, ...FieldError[]] | null {
  const placed = [...faults].map(([field, fault]) => ({ column: columns.get(field) ?? '', field, fault }));
  placed.sort((one, other) => order.indexOf(one.column) - order.indexOf(other.column));
  const [first, ...others] = placed.map(({ column, field, fault: { code, detail } }): FieldError => {
    return column === ''
      ? { pointer: '', code, detail: `${field}: ${detail}` }
      : { pointer: columnPointer(column), code, detail };
  });
  return first === undefined ? null : [first, ...others];
}
