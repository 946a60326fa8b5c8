import {
  eventTypes,
  fitsSchema,
  type Json,
  type JsonObject,
  readStrictJson,
  schemaOf,
} from '@daybook/events';
import { type DateFormName, dateFormNames } from './cell-value';
import { ExtractError } from './extract-error';
import {
  dataFieldOf,
  type ExtractFormat,
  extractFormats,
  extractLayouts,
  fieldForms,
} from './extract-layout';
import {
  isObject,
  MappingFaults,
  type MappingMember,
  memberOf,
  membersOf,
  refuseUnknownMembers,
  textsOf,
} from './mapping-members';

/** How the rows of an extract are read: the mapping file, checked (docs/how-to/record-an-extract.md). */
export interface ExtractMapping {
  readonly format: ExtractFormat;
  /** The URN of the system that the extract is of: the `source` of its events. */
  readonly source: string;
  readonly delimiter: string;
  readonly dates: DateFormName;
  /** Texts of cells that mean that nothing is there. */
  readonly emptyCells: readonly string[];
  /** The column of each field. */
  readonly columns: ReadonlyMap<string, string>;
  /** By field: what the codes of the file are in Daybook. */
  readonly codes: ReadonlyMap<string, ReadonlyMap<string, Json>>;
  /** Fields that are the same in every row. */
  readonly constants: ReadonlyMap<string, Json>;
}

const known = ['format', 'source', 'delimiter', 'dates', 'emptyCells', 'columns', 'codes', 'constants'];
const sourcePattern = /^[^\p{Cc}]{1,256}$/u;

/**
 * Reads a mapping file for extracts of this format.
 * @throws ExtractError which names every place at fault
 */
export function readExtractMapping(file: Uint8Array, format: ExtractFormat): ExtractMapping {
  const read = readStrictJson(file);
  if (!read.ok) throw new ExtractError(`it is no JSON: ${read.detail}`);
  if (!isObject(read.value)) throw new ExtractError('a mapping is a JSON object');
  const faults = new MappingFaults();
  refuseUnknownMembers(read.value, known, faults);
  const mapping = mappingOf(read.value, format, faults);
  mustBeWhole(mapping, faults);
  faults.end();
  return mapping;
}

function mappingOf(file: JsonObject, format: ExtractFormat, faults: MappingFaults): ExtractMapping {
  const member = (name: string, otherwise?: string): MappingMember =>
    memberOf(file, { name, otherwise, faults });
  const said = member('format', format).oneOf(extractFormats);
  if (said !== undefined && said !== format)
    faults.add('format', `it is a mapping of ${said}, not of ${format}`);
  const forms = fieldForms(format);
  const isField = (name: string, place: string): boolean => {
    if (forms.has(name)) return true;
    faults.add(place, `${JSON.stringify(name)} is not one of ${[...forms.keys()].join(', ')}`);
    return false;
  };
  return {
    format,
    source:
      member('source').matching(sourcePattern, 'the URN of a system, such as urn:itrent:sandwell') ?? '',
    delimiter: member('delimiter', ',').matching(/^[^"\r\n]$/u, 'one character, such as , or ;') ?? ',',
    dates: member('dates', 'yyyy-mm-dd').oneOf(dateFormNames) ?? 'yyyy-mm-dd',
    emptyCells: textsOf(file['emptyCells'], 'emptyCells', faults),
    columns: columnsOf(file, isField, faults),
    codes: codesOf(file, { format, isField, faults }),
    constants: constantsOf(file, { format, isField, faults }),
  };
}

interface Reading {
  readonly format: ExtractFormat;
  readonly faults: MappingFaults;
  isField(name: string, place: string): boolean;
}

/** A column may fill several fields, a field has one column. */
function columnsOf(
  file: JsonObject,
  isField: Reading['isField'],
  faults: MappingFaults,
): ReadonlyMap<string, string> {
  const columns = new Map<string, string>();
  for (const [column, value, place] of membersOf(file, 'columns', faults)) {
    const fields = typeof value === 'string' ? [value] : textsOf(value, place, faults);
    for (const field of fields) {
      if (!isField(field, place)) continue;
      const other = columns.get(field);
      if (other !== undefined)
        faults.add(place, `${field} is filled by the column ${JSON.stringify(other)} already`);
      columns.set(field, column.trim());
    }
  }
  return columns;
}

function codesOf(file: JsonObject, { format, isField, faults }: Reading): ExtractMapping['codes'] {
  const codes = new Map<string, ReadonlyMap<string, Json>>();
  for (const [field, list, at] of membersOf(file, 'codes', faults)) {
    if (!isField(field, at)) continue;
    const own = membersOf({ [at]: list } as JsonObject, at, faults);
    for (const [, value, place] of own) {
      const fault = valueFault(format, field, value);
      if (fault !== null) faults.add(place, fault);
    }
    codes.set(field, new Map(own.map(([code, value]) => [code.trim(), value])));
  }
  return codes;
}

function constantsOf(file: JsonObject, { format, isField, faults }: Reading): ExtractMapping['constants'] {
  const constants = new Map<string, Json>();
  for (const [field, value, place] of membersOf(file, 'constants', faults)) {
    if (!isField(field, place)) continue;
    const fault = valueFault(format, field, value);
    if (fault !== null) faults.add(place, fault);
    constants.set(field, value);
  }
  return constants;
}

/** What is wrong with a value that a mapping gives to a field, judged by the event type that carries it. */
function valueFault(format: ExtractFormat, field: string, value: Json): string | null {
  const claim = extractLayouts[format].claims.find(({ fields }) => Object.hasOwn(fields, field));
  const type = eventTypes.get(claim?.type ?? '');
  if (claim === undefined || type === undefined || dataFieldOf(field) !== field) {
    return 'the value of this field comes from a column';
  }
  const schema = schemaOf(claim);
  const example = type.schemas[schema - 1]?.examples[0].data ?? {};
  const fit = fitsSchema(type.name, schema, { ...example, [field]: value });
  return fit.ok ? null : fit.detail.slice(fit.detail.indexOf(': ') + 2);
}

/** Every field that a row needs must come from somewhere, and from one place only. */
function mustBeWhole({ format, columns, constants }: ExtractMapping, faults: MappingFaults): void {
  for (const field of extractLayouts[format].required) {
    if (columns.has(field) || constants.has(field)) continue;
    faults.add('columns', `no column is mapped to ${field}, which every row needs`);
  }
  for (const field of constants.keys()) {
    const column = columns.get(field);
    if (column !== undefined)
      faults.add(`constants.${field}`, `the column ${JSON.stringify(column)} fills it already`);
  }
}
