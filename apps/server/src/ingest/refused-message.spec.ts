import { refusalOf } from './refused-message';
import type { FeedMessage } from './feed-message';

const problem = {
  code: 'bad-value',
  detail: 'expected a number',
  errors: [
    { pointer: '/data/fte', code: 'bad-value', detail: 'expected a number' },
    { pointer: '', code: 'missing-field', detail: 'expected a subject' },
  ],
};

const toldOf = (given: Partial<FeedMessage>) => {
  const message = { offset: '9007199254740993', key: null, value: null, headers: {}, ...given };
  return refusalOf({ message, topic: 'in', partition: 3, problem });
};

describe('What is told of a refused message', () => {
  it('is the message as it came, with why it was refused and where it came from', () => {
    const given = { key: Buffer.from('k'), value: Buffer.from('{"id":'), headers: { ce_id: 'a' } };
    expect(toldOf(given)).toEqual({
      ...given,
      headers: {
        ce_id: 'a',
        'daybook-refusal-code': 'bad-value',
        'daybook-refusal-reason': '/data/fte: expected a number; expected a subject',
        'daybook-original-topic': 'in',
        'daybook-original-partition': '3',
        'daybook-original-offset': '9007199254740993',
      },
    });
  });

  it('takes the word of nobody else for why and where', () => {
    const headers = { 'daybook-refusal-code': 'none', 'daybook-original-offset': '1' };
    expect(toldOf({ headers }).headers).toMatchObject({
      'daybook-refusal-code': 'bad-value',
      'daybook-original-offset': '9007199254740993',
    });
  });

  it('is cut where the message is longer than an event may be, and says how long it was', () => {
    const long = Buffer.alloc(2 ** 20);
    const told = toldOf({ key: long, value: long, headers: { ce_id: long, other: [long, 'x'] } });
    expect(told.key).toBeNull();
    expect(told.value).toHaveLength(65_536);
    expect(told.headers).toMatchObject({ 'daybook-original-bytes': '1048576' });
    expect(told.headers).not.toHaveProperty('ce_id');
  });

  it('stays without a value where it had none', () => {
    expect(toldOf({}).value).toBeNull();
  });
});
