import fc from 'fast-check';
import type { InputLine } from './cutter';
import { InputCutter, inputLines } from './input-lines';

async function* inPieces(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const place of [...places, bytes.length]) {
    yield bytes.subarray(from, place);
    from = place;
  }
}

async function linesOf(input: string | Buffer, cuts: readonly number[] = []): Promise<readonly InputLine[]> {
  const lines: InputLine[] = [];
  for await (const some of inputLines(inPieces(Buffer.from(input), cuts))) lines.push(...some);
  return lines;
}

const shown = async (input: string): Promise<readonly string[]> =>
  (await linesOf(input)).map(({ raw, line }) => `${line}: ${raw.toString().trim()}`);

async function damageOf(input: string): Promise<string | null> {
  const cutter = new InputCutter();
  for await (const lines of inputLines(inPieces(Buffer.from(input), []), cutter)) void lines;
  return cutter.damage;
}

describe('events are found in an input', () => {
  it.each([
    ['a line each, numbered as in the file', '{"a":1}\n\n{"b":2}\n', ['1: {"a":1}', '3: {"b":2}']],
    ['without an end of the last line', '{"a":1}\n{"b":2}', ['1: {"a":1}', '2: {"b":2}']],
    ['with the line ends of Windows', '{"a":1}\r\n\r\n{"b":2}\r\n', ['1: {"a":1}', '3: {"b":2}']],
    ['behind a byte order mark', '\ufeff{"a":1}\n', ['1: {"a":1}']],
    ['in an array on one line', '[{"a":1},{"b":[2,{}]}]', ['1: {"a":1}', '1: {"b":[2,{}]}']],
    ['in an array over several lines', '\n[\n  {"a":1},\n  {"b":2}\n]\n', ['3: {"a":1}', '4: {"b":2}']],
    ['in an array with brackets in its texts', '["],[", "\\"]"]', ['1: "],["', '1: "\\"]"']],
    ['as one object over several lines', '{\n  "a": 1\n}\n', ['1: {\n  "a": 1\n}']],
    ['as objects over several lines each', '{ "a":\n1 }\n{ "b":\n2 }', ['1: { "a":\n1 }', '3: { "b":\n2 }']],
    ['as an object that goes on with a comma', '{ "a": 1\n, "b": 2 }', ['1: { "a": 1\n, "b": 2 }']],
    ['in an empty array not at all', ' [ ] \n', []],
    ['in an empty file not at all', '', []],
    ['in a file of empty lines not at all', '\n \t\r\n', []],
  ])('%s', async (_, input, expected) => {
    expect(await shown(input)).toEqual(expected);
  });

  it.each([
    ['a first line that is cut off', '{"a"\n', ['1: {"a"']],
    ['a first line that is cut off before others', '{"a":1,"b\n{"b":2}\n', ['1: {"a":1,"b', '2: {"b":2}']],
    ['a first line that is cut off between two members', '{"a":1,\n{"b":2}\n', ['1: {"a":1,', '2: {"b":2}']],
    ['a line that is no JSON', 'id,type\n{"b":2}\n', ['1: id,type', '2: {"b":2}']],
    ['an element with too many brackets', '[{"a":1}},{"b":2}]', ['1: {"a":1}}', '1: {"b":2}']],
  ])('%s costs only itself', async (_, input, expected) => {
    expect(await shown(input)).toEqual(expected);
  });

  it.each([
    ['an array that never ends', '[{"a":1},', 'its array never ends'],
    ['an element that never ends', '[\n{"a":1},\n{"b":', 'the event that begins on line 3 never ends'],
    ['an object that never ends', '{\n"a": 1,\n', 'the event that begins on line 1 never ends'],
    ['something behind an array', '[{"a":1}] {"b":2}', 'something follows the end of its array'],
  ])('%s is damage', async (_, input, damage) => {
    expect(await damageOf(input)).toBe(damage);
  });

  it.each(['{"a":1}\n{"b":', '[{"a":1}]\n', '{\n"a": 1}\n', 'id,type\n', ''])(
    '%j is whole',
    async (input) => {
      expect(await damageOf(input)).toBeNull();
    },
  );

  it('keeps no more of an endless line than is needed to refuse it', async () => {
    const [line, ...more] = await linesOf(`${'x'.repeat(3_000_000)}\n{}\n`, [1_000_000, 2_000_000]);
    expect(line?.raw.length).toBe(1_048_576);
    expect(more.map(({ raw }) => raw.toString())).toEqual(['{}']);
  });

  it('keeps no more of an endless element than is needed to refuse it', async () => {
    const [element] = await linesOf(`["${'x'.repeat(3_000_000)}`, [1_000_000, 2_000_000]);
    expect(element?.raw.length).toBe(1_048_576);
  });
});

/** Inputs as they come, well-formed and not: events and pieces of them, in every layout. */
const anyPiece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', '\n', '\r\n', ' ', '1', 'é', '"a"');
const anyEvent = fc.json({ maxDepth: 2 });
const anyInput = fc.oneof(
  fc.array(fc.oneof(anyPiece, anyEvent), { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.array(anyEvent, { maxLength: 8 }).map((events) => events.join('\n')),
  fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 8 }).map((events) => JSON.stringify(events, null, 2)),
  fc.jsonValue({ maxDepth: 3 }).map((event) => JSON.stringify({ event }, null, 2)),
);
const numRuns = 500;

describe('however an input is cut into chunks', () => {
  it('the events and their lines are the same', async () => {
    const anyCuts = fc.array(fc.nat(), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anyInput, anyCuts, async (input, cuts) => {
        expect(await linesOf(input, cuts)).toEqual(await linesOf(input));
      }),
      { numRuns },
    );
  });

  it('a document of events gives back the events', async () => {
    const anyDocument = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 5 });
    const anyIndent = fc.constantFrom(0, 2, '\t');
    await fc.assert(
      fc.asyncProperty(anyDocument, anyIndent, async (events, indent) => {
        const lines = await linesOf(JSON.stringify(events, null, indent));
        expect(lines.map(({ raw }) => JSON.parse(raw.toString()))).toEqual(
          JSON.parse(JSON.stringify(events)),
        );
        const single = await linesOf(JSON.stringify(events[0], null, indent));
        expect(single).toHaveLength(1);
      }),
      { numRuns },
    );
  });
});
