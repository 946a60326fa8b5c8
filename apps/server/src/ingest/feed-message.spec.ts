import { LIMITS, readLine } from '@daybook/book';
import { exampleEvents } from '@daybook/events';
import fc from 'fast-check';
import { starter } from '../e2e/claims-trial';
import { type FeedMessage, type HeaderValue, readMessage } from './feed-message';

const claim = starter('m-1', { time: '2024-04-09T08:12:00Z' });

function message(
  value: string | Buffer | null,
  headers: Readonly<Record<string, HeaderValue>> = {},
): FeedMessage {
  return { offset: '7', key: null, value: typeof value === 'string' ? Buffer.from(value) : value, headers };
}

const STRUCTURED = { 'content-type': Buffer.from('application/cloudevents+json; charset=UTF-8') };

function binary(event: Readonly<Record<string, unknown>>): FeedMessage {
  const { data, datacontenttype, ...attributes } = event;
  const headers = Object.entries(attributes).map(([name, value]) => [
    `ce_${name}`,
    Buffer.from(String(value)),
  ]);
  const type = typeof datacontenttype === 'string' ? { 'content-type': Buffer.from(datacontenttype) } : {};
  return message(JSON.stringify(data), { ...(Object.fromEntries(headers) as object), ...type });
}

const codeOf = (one: FeedMessage): string => {
  const { item } = readMessage(one);
  return 'event' in item ? 'an event' : item.refused.code;
};

describe('A message from Kafka', () => {
  it('is an event in structured mode, whatever the charset is called', () => {
    expect(readMessage(message(JSON.stringify(claim), STRUCTURED)).item).toEqual({ event: claim });
  });

  it('is an event in binary mode: headers are its attributes, the value its data', () => {
    expect(readMessage(binary(claim)).item).toEqual({ event: claim });
    const typed = { ...claim, datacontenttype: 'application/json' };
    expect(readMessage(binary(typed)).item).toEqual({ event: typed });
  });

  it('says the same in both modes, for an example of every type', () => {
    for (const event of exampleEvents()) {
      const inOne = readMessage(message(JSON.stringify(event), STRUCTURED)).item;
      expect(inOne).toEqual({ event });
      expect(readMessage(binary({ ...event })).item).toEqual(inOne);
    }
  });

  it.each<[string, FeedMessage, string]>([
    ['no JSON', message('{"specversion":', STRUCTURED), 'malformed'],
    ['no JSON as its data', { ...binary(claim), value: Buffer.from('{"fte": 0.8') }, 'malformed'],
    ['neither mode', message(JSON.stringify(claim)), 'malformed'],
    [
      'another format of CloudEvents',
      message('x', { 'content-type': 'application/cloudevents+avro' }),
      'malformed',
    ],
    ['a tombstone', message(null), 'malformed'],
    ['a tombstone in structured mode', message(null, STRUCTURED), 'malformed'],
    ['a tombstone in binary mode', { ...binary(claim), value: null }, 'missing-field'],
    ['nothing', message('', STRUCTURED), 'malformed'],
    ['a whole megabyte', message(`"${'x'.repeat(2 ** 20)}"`, STRUCTURED), 'too-large'],
    ['data of a megabyte', { ...binary(claim), value: Buffer.alloc(2 ** 20, 0x20) }, 'too-large'],
    ['a header twice', message('{}', { ce_id: ['1', '2'] }), 'malformed'],
    ['a header that is no text', message('{}', { ce_id: Buffer.from([0xff]) }), 'malformed'],
    ['a content type twice', message('{}', { 'content-type': ['a', 'b'] }), 'malformed'],
    ['an attribute that nobody knows', message('{}', { ce_colour: 'red' }), 'unknown-field'],
    ['an attribute that is the prototype of all', message('{}', { ce___proto__: 'x' }), 'malformed'],
    [
      'data of another kind',
      message('<xml/>', { ...binary(claim).headers, 'content-type': 'text/xml' }),
      'malformed',
    ],
  ])('is refused, and nothing else, where it is %s', (_, poison, code) => {
    expect(codeOf(poison)).toBe(code);
  });

  it('points at the place in the data that is no JSON, and names the event', () => {
    const { item } = readMessage({ ...binary(claim), value: Buffer.from('{"a": 1, "a": 2}') });
    expect(item).toMatchObject({
      source: claim.source,
      id: claim.id,
      refused: { errors: [{ pointer: '/data/a', code: 'malformed' }] },
    });
  });

  it('cannot say more with its data than data', () => {
    const sneaky = { ...binary(claim), value: Buffer.from('{}, "correlationid": "c-1"') };
    expect(codeOf(sneaky)).toBe('malformed');
    expect(readLine(readMessage(sneaky).raw)).toMatchObject({ refused: { code: 'unknown-field' } });
  });

  it('is kept as it can be sent again, and of one that is too long the beginning', () => {
    const unknown = binary({ ...claim, type: 'SocialWorkerPromoted' });
    const { item, raw } = readMessage(unknown);
    expect(item).toMatchObject({ refused: { code: 'unknown-type' } });
    expect(JSON.parse(Buffer.from(raw).toString())).toEqual({ ...claim, type: 'SocialWorkerPromoted' });
    const long = readMessage(message('x'.repeat(2 ** 20), STRUCTURED));
    expect(long.raw).toHaveLength(LIMITS.line + 1);
    expect(readLine(long.raw)).toMatchObject({ refused: { code: 'too-large' } });
  });

  it('never stops the reading, whatever it holds', () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
    const value = fc.option(
      fc.oneof(
        bytes,
        fc.json().map((text) => Buffer.from(text)),
      ),
    );
    const header = fc.oneof(bytes, fc.string(), fc.array(bytes, { maxLength: 2 }));
    const name = fc.oneof(fc.string(), fc.constantFrom('content-type', 'ce_id', 'ce_type', 'ce_data', 'ce_'));
    fc.assert(
      fc.property(value, fc.dictionary(name, header), (given, headers) => {
        const { item, raw } = readMessage({ offset: '0', key: null, value: given, headers });
        expect('event' in item || item.refused.errors.length > 0).toBe(true);
        expect(raw.byteLength).toBeLessThanOrEqual(LIMITS.line + 1);
      }),
    );
  });
});
