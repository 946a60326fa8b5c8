import { isCivilDate, type Json } from '@daybook/events';
import type { CellForm } from './extract-layout';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A way of writing a date: its name in a mapping, its pattern, how 30 September 2024 is written in it. */
interface DateForm {
  readonly pattern: RegExp;
  readonly example: string;
}

/** The ways of writing dates that a mapping may name. */
const dateForms = {
  'yyyy-mm-dd': { pattern: /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})$/, example: '2024-09-30' },
  'dd/mm/yyyy': { pattern: /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/, example: '30/09/2024' },
  'dd-mm-yyyy': { pattern: /^(?<d>\d{1,2})-(?<m>\d{1,2})-(?<y>\d{4})$/, example: '30-09-2024' },
  'dd.mm.yyyy': { pattern: /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$/, example: '30.09.2024' },
  'dd-mmm-yyyy': { pattern: /^(?<d>\d{1,2})-(?<mmm>[a-z]{3})-(?<y>\d{4})$/i, example: '30-SEP-2024' },
  yyyymmdd: { pattern: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/, example: '20240930' },
} as const satisfies Readonly<Record<string, DateForm>>;

/** The name of a way of writing dates. */
export type DateFormName = keyof typeof dateForms;

/** The names of the ways of writing dates. */
export const dateFormNames = Object.keys(dateForms) as DateFormName[];

/** The value of a cell, or what was expected of it. */
export type CellValue =
  { readonly value: Json } | { readonly code: 'bad-date' | 'bad-value'; readonly detail: string };

/** Some programs add midnight to a date: it says nothing. */
const MIDNIGHT = /[ T]00:00(:00(\.0+)?)?$/;

/** Reads a cell that is not empty as the form of its field wants it. */
export function cellValue(text: string, form: CellForm, dates: DateFormName): CellValue {
  if (form === 'date') return dateOf(text.replace(MIDNIGHT, ''), dates);
  if (form === 'flag') return flagOf(text);
  if (form === 'text') return { value: text };
  return rateOf(text, form === 'pounds-an-hour' ? 'hour' : 'day');
}

function dateOf(text: string, dates: DateFormName): CellValue {
  const { pattern, example }: DateForm = dateForms[dates];
  const { y = '', m = '', mmm, d = '' } = pattern.exec(text)?.groups ?? {};
  const month = mmm === undefined ? m : String(months.indexOf(mmm.toLowerCase()) + 1);
  const date = `${y}-${month.padStart(2, '0')}-${d.padStart(2, '0')}`;
  if (isCivilDate(date)) return { value: date };
  return { code: 'bad-date', detail: `expected a date written ${dates}, such as ${example}` };
}

function flagOf(text: string): CellValue {
  if (text === 'true' || text === 'false') return { value: text === 'true' };
  return {
    code: 'bad-value',
    detail: 'expected true or false, or a code of the mapping that stands for one',
  };
}

function rateOf(text: string, per: 'hour' | 'day'): CellValue {
  const parts = /^£?(\d{1,7})(?:\.(\d{2}))?$/.exec(text.replaceAll(',', ''));
  if (parts !== null) return { value: { amountPence: Number(`${parts[1]}${parts[2] ?? '00'}`), per } };
  return { code: 'bad-value', detail: 'expected an amount in pounds, such as 38.50' };
}
