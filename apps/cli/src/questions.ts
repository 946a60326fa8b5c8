import { DaybookProblem, type Parameters } from '@daybook/book';
import { type Json, readStrictJson } from '@daybook/events';
import { bytesOf } from './input-file';
import { inputLines } from './input-lines';

/** A metric and the parameters it is asked with. */
export interface Question {
  readonly metric: string;
  readonly parameters: Parameters;
}

/** The questions of a file, `-` for standard input, in order; a line that is none is its problem. */
export async function* questionsOf(
  file: string,
  defaults: Parameters,
): AsyncGenerator<Question | DaybookProblem> {
  for await (const lines of inputLines(bytesOf(file))) {
    for (const { raw, line } of lines) yield readQuestion(raw, { line, defaults });
  }
}

interface Context {
  readonly line: number;
  readonly defaults: Parameters;
}

function readQuestion(raw: Buffer, { line, defaults }: Context): Question | DaybookProblem {
  const read = readStrictJson(raw);
  if (!read.ok) return problem('malformed', read.pointer, `line ${line}: ${read.detail}`);
  if (!isObject(read.value)) {
    return problem('malformed', '', `line ${line} is not a question such as {"metric": "WF.TURNOVER.FTE"}`);
  }
  const { metric, ...rest } = read.value;
  if (typeof metric !== 'string' || metric === '') {
    return problem('missing-parameter', '/metric', `line ${line} names no metric`);
  }
  const parameters: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    const text = textOf(value);
    if (text === null) return problem('bad-parameter', `/${name}`, `line ${line}: ${name} must be text`);
    parameters[name] = text;
  }
  return { metric, parameters: { ...defaults, ...parameters } };
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A position written as a number means the same as its digits. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : null;
}

function problem(code: string, pointer: string, detail: string): DaybookProblem {
  return new DaybookProblem(code, detail, { errors: [{ pointer, code, detail }] });
}
