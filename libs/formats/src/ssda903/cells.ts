import { addDays, type CivilDate, isCivilDate } from '@daybook/events';
import type { ColumnError, ReturnDays } from './return-row';

const returnDate = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const isoDate = /^\d{4}-\d{2}-\d{2}([T ].*)?$/;
/** 1 January 1954 to 5 October 2173 in the day count of spreadsheets. */
const serialNumber = /^[2-9]\d{4}(\.\d+)?$/;
const BEFORE_SERIAL_ONE: CivilDate = '1899-12-30';

/** A civil date as the return writes it, `dd/mm/yyyy`. */
export function returnDateOf(date: CivilDate): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** Reads the cells of one row by column, and keeps what is wrong with them. */
export class CellReader {
  readonly errors: ColumnError[] = [];

  /**
   * @param cell what stands in a column, without spaces around it; empty where nothing does
   * @param days a date after today is refused
   */
  constructor(
    private readonly cell: (column: string) => string,
    readonly days: ReturnDays = {},
  ) {}

  refuse(column: string, code: ColumnError['code'], detail: string): void {
    this.errors.push({ column, code, detail });
  }

  /** Text that matches; the empty string, with an error, where it does not. */
  required(column: string, allowed: RegExp | ReadonlySet<string>, expected: string): string {
    return this.optional(column, allowed, expected) ?? this.missing(column);
  }

  /** Text that matches, or null where the cell is empty or wrong. */
  optional(column: string, allowed: RegExp | ReadonlySet<string>, expected: string): string | null {
    const text = this.cell(column);
    if (text === '') return null;
    if (allowed instanceof RegExp ? allowed.test(text) : allowed.has(text)) return text;
    this.refuse(column, 'bad-value', `expected ${expected}, found ${shown(text)}`);
    return null;
  }

  requiredDate(column: string): CivilDate {
    return this.optionalDate(column) ?? this.missing(column);
  }

  optionalDate(column: string): CivilDate | null {
    const text = this.cell(column);
    if (text === '') return null;
    const [, day, month, year] = returnDate.exec(text) ?? [];
    const date = `${year}-${month}-${day}`;
    if (!isCivilDate(date)) this.refuse(column, 'bad-date', notADate(text));
    else if (this.isToCome(date)) this.refuse(column, 'bad-date', `${text} is a day to come`);
    else return date;
    return null;
  }

  private isToCome(date: CivilDate): boolean {
    const { today } = this.days;
    return today !== undefined && date > today;
  }

  private missing(column: string): '' {
    const isSaid = this.errors.some((error) => error.column === column);
    if (!isSaid) this.refuse(column, 'missing-field', 'expected something, found nothing');
    return '';
  }
}

/** Says how a date is wrong, and how it would be right where that can be told. */
function notADate(text: string): string {
  return `expected a date as dd/mm/yyyy, found ${shown(text)}${whyNoDate(text)}`;
}

function whyNoDate(text: string): string {
  if (isoDate.test(text)) {
    const date = text.slice(0, 10);
    const right = isCivilDate(date) ? `: write ${returnDateOf(date)}` : '';
    return `, as a spreadsheet or a program writes it${right}`;
  }
  if (serialNumber.test(text)) {
    const date = addDays(BEFORE_SERIAL_ONE, Math.floor(Number(text)));
    return `, a spreadsheet's number of a day: write ${returnDateOf(date)}`;
  }
  return returnDate.test(text) ? ', which is no day from 01/01/1900 to 31/12/2199' : '';
}

const SHOWN = 40;

function shown(text: string): string {
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
