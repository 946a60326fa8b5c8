import * as fc from 'fast-check';
import { DEEPEST, pointersInDocumentOrder, readStrictJson, type StrictJson } from './strict-json';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf-8');
const read = (text: string): StrictJson => readStrictJson(bytesOf(text));

function nested(levels: number): string {
  return `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
}

/** JSON values whose every key and number a strict reader takes. */
const forbidden = ['__proto__', 'constructor', 'prototype'];
const anyKey = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((key) => !forbidden.includes(key));
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false),
    fc.maxSafeInteger(),
    fc.double({ min: -(2 ** 53 - 1), max: 2 ** 53 - 1, noNaN: true }),
    fc.string({ unit: 'grapheme' }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(anyKey, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('strict reading of JSON', () => {
  it('reads an event as it was sent', () => {
    const text =
      ' { "id" : "SW1-1",\r\n\t"data": {"fte": 0.8, "role": "case-holder", "spare": [ ], "team": "\\u00c9l\\/\\n"} } ';
    expect(read(text)).toEqual({
      ok: true,
      value: { id: 'SW1-1', data: { fte: 0.8, role: 'case-holder', spare: [], team: 'Él/\n' } },
    });
  });

  it('reads every document that it takes as JSON.parse does', () => {
    fc.assert(
      fc.property(anyValue, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const read = readStrictJson(bytesOf(text));
        expect(read).toStrictEqual({ ok: true, value: JSON.parse(text) });
        expect(JSON.stringify(read.ok && read.value)).toBe(JSON.stringify(value));
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with JSON.parse on which short texts are JSON', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '"',
      '\\',
      '\\u0041',
      '1',
      '-',
      '0',
      '.5',
      'e',
      '+2',
      'true',
      'null',
      'fals',
      ' ',
      '\n',
      '\f',
      '\u00a0',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 7 }), (tokens) => {
        const text = tokens.join('');
        const result = read(text);
        // Keys twice are the one thing among these tokens that JSON.parse takes and a strict reader does not.
        if (!result.ok && result.detail.startsWith('expected each key')) return;
        expect(result.ok).toBe(isJson(text));
        if (result.ok) expect(result.value).toStrictEqual(JSON.parse(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it('writes escapes as the characters that they stand for', () => {
    expect(read('"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0000\\uD83D\\uDE00 \u2028"')).toEqual({
      ok: true,
      value: '"\\/\b\f\n\r\t\u0000😀 \u2028',
    });
  });

  it('keeps the order in which an object gives its keys', () => {
    const result = read('{"b":1,"a":2,"c":{"z":3,"toString":4,"y":5}}');
    expect(JSON.stringify(result.ok && result.value)).toBe('{"b":1,"a":2,"c":{"z":3,"toString":4,"y":5}}');
  });

  it('takes numbers up to the greatest exact integer, either way', () => {
    expect(read('[9007199254740991,-9007199254740991,1.5e3,0.000001,5e-324]')).toEqual({
      ok: true,
      value: [9007199254740991, -9007199254740991, 1500, 0.000001, 5e-324],
    });
  });

  it(`takes ${DEEPEST} levels of nesting and no more`, () => {
    expect(read(nested(DEEPEST)).ok).toBe(true);
    expect(read(nested(DEEPEST + 1))).toMatchObject({ ok: false, pointer: '/a'.repeat(DEEPEST) });
    expect(read('['.repeat(100_000))).toMatchObject({ ok: false, pointer: '/0'.repeat(DEEPEST) });
  });
});

describe('a document refused', () => {
  it.each([
    ['a key given twice', '{"data":{"fte":1,"fte":0.5}}', '/data/fte', 'each key of an object once'],
    ['a key given twice, once escaped', '{"fte":1,"\\u0066te":1}', '/fte', 'each key of an object once'],
    ['a name of Object.prototype given twice', '{"toString":1,"toString":1}', '/toString', 'once'],
    ['__proto__', '{"data":{"__proto__":{}}}', '/data/__proto__', 'no key __proto__'],
    ['__proto__, escaped', '{"\\u005f_proto__":1}', '/__proto__', 'no key __proto__'],
    ['constructor', '[{"constructor":1}]', '/0/constructor', 'no key constructor'],
    ['prototype', '{"prototype":1}', '/prototype', 'no key prototype'],
    [
      'an integer too large to be exact',
      '{"data":{"cases":9007199254740992}}',
      '/data/cases',
      '9007199254740991',
    ],
    ['an integer too small to be exact', '[-9007199254740993]', '/0', '9007199254740991'],
    ['a large integer in disguise', '[1e16]', '/0', '9007199254740991'],
    ['a number that overflows', '[1,-1e400]', '/1', '9007199254740991'],
    ['a lone surrogate, escaped', '{"data":{"team":"a\\ud83d"}}', '/data/team', 'no lone surrogate'],
    ['a lone trailing surrogate', '["\\ude00\\ud83d"]', '/0', 'no lone surrogate'],
    ['a lone surrogate in a key', '{"a":{"\\ud83d":1}}', '/a', 'no lone surrogate'],
    ['text after the value', '{"a":1} {"b":2}', '', 'nothing after the value at character 9'],
    ['an empty text', '', '', 'a value at character 1'],
    ['a byte order mark', '\ufeff{}', '', 'byte order mark'],
    ['a comma too many', '{"a":[1,]}', '/a/1', 'a value'],
    ['a comma too many in an object', '{"a":1,}', '', 'a key in double quotes'],
    ['a missing comma', '{"a":1 "b":2}', '/a', '"," or "}"'],
    ['a missing comma in an array', '[1 2]', '/0', '"," or "]"'],
    ['a missing colon', '{"a" 1}', '/a', '":"'],
    ['an array that does not end', '{"a":[1', '/a/0', '"," or "]"'],
    ['a string that does not end', '{"a":"b', '/a', 'ends in double quotes'],
    ['an escaped string that does not end', '{"a":"b\\n', '/a', 'ends in double quotes'],
    ['a control character', '["a\tb"]', '/0', 'control characters escaped'],
    ['a control character after an escape', '["\\na\tb"]', '/0', 'control characters escaped'],
    ['an escape that does not exist', '["\\x41"]', '/0', 'one of the escapes'],
    ['a short unicode escape', '["\\u41"]', '/0', 'four hexadecimal digits'],
    ['a number with a spare zero', '{"fte":01}', '/fte', '"," or "}"'],
    ['a number without digits', '{"fte":-}', '/fte', 'a number'],
    ['a word that is none', '{"a":NaN}', '/a', 'a value'],
    ['keys that a pointer must escape', '{"a/b":{"~":tru}}', '/a~1b/~0', 'a value'],
  ])('for %s says where and what was expected', (...[, text, pointer, words]) => {
    expect(read(text)).toEqual({ ok: false, pointer, detail: expect.stringContaining(words) });
  });

  it.each([
    ['a byte that is none of UTF-8', [0x22, 0xff, 0x22]],
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate in UTF-8', [0x22, 0xed, 0xa0, 0xbd, 0x22]],
    ['a character cut off', [0x22, 0xf0, 0x9f, 0x98]],
  ])('for %s names UTF-8', (_what, bytes) => {
    expect(readStrictJson(Uint8Array.from(bytes))).toMatchObject({
      ok: false,
      pointer: '',
      detail: expect.stringContaining('UTF-8'),
    });
  });
});

describe('the order of the document', () => {
  it('lists the pointer of every value as it is met', () => {
    expect(pointersInDocumentOrder(bytesOf('{"b":{"y":[true,{"k":1}],"x":""},"2":0,"a~/":null}'))).toEqual([
      '',
      '/b',
      '/b/y',
      '/b/y/0',
      '/b/y/1',
      '/b/y/1/k',
      '/b/x',
      '/2',
      '/a~0~1',
    ]);
  });

  it('lists what could be read of a document that is refused', () => {
    expect(pointersInDocumentOrder(bytesOf('{"a":1,"b":[2,'))).toEqual(['', '/a', '/b', '/b/0', '/b/1']);
    expect(pointersInDocumentOrder(Uint8Array.of(0xff))).toEqual([]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
