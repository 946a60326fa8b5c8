import { expect, it } from '@jest/globals';

import { batchOf, event, fact, finding, inPages, kinds } from './contract-rows';
import type { FactStore } from './fact-store';

const everything = { authority: '333', what: kinds };

const keysOf = (rows: readonly { readonly key: string }[]): readonly string[] => rows.map((row) => row.key);

/** The promises of the questions that a FactStore answers. */
export function questionsContract(given: () => FactStore): void {
  factQuestions(given);
  factOrder(given);
  findingQuestions(given);
  eventQuestions(given);
}

function factQuestions(given: () => FactStore): void {
  it('gives the facts of one authority and of the kinds asked for', async () => {
    const opened = [
      fact({ key: 'mine' }),
      fact({ key: 'another kind', what: 'employment' }),
      fact({ key: 'a third kind', what: 'spell' }),
      fact({ key: 'another authority', authority: '330' }),
    ];
    await given().apply(batchOf(0n, [{ position: 1n, opened }]));
    expect(keysOf(await given().facts({ authority: '333', what: ['employment-terms'] }))).toEqual(['mine']);
    const two = await given().facts({ authority: '333', what: ['spell', 'employment-terms'] });
    expect(keysOf(two)).toEqual(['mine', 'a third kind']);
    expect(await given().facts({ authority: '333', what: [] })).toEqual([]);
    expect(await given().facts({ authority: '334', what: kinds })).toEqual([]);
  });

  it('gives the facts that overlap a range of days, both of its ends included', async () => {
    const opened = [
      fact({ key: 'over before', from: '2023-01-01', to: '2024-04-01' }),
      fact({ key: 'last day is the first asked', from: '2023-01-01', to: '2024-04-02' }),
      fact({ key: 'within', from: '2024-05-01', to: '2024-06-01' }),
      fact({ key: 'begins on the last asked', from: '2024-09-30', to: null }),
      fact({ key: 'begins after', from: '2024-10-01', to: null }),
    ];
    await given().apply(batchOf(0n, [{ position: 1n, opened }]));
    const days = { first: '2024-04-01', last: '2024-09-30' };
    const overlapping = ['begins on the last asked', 'last day is the first asked', 'within'];
    expect(keysOf(await given().facts({ ...everything, days }))).toEqual(overlapping);
    expect(keysOf(await given().facts({ ...everything, days, knownAt: 1n }))).toEqual(overlapping);
    const farOff = { first: '2199-12-31', last: '2199-12-31' };
    const open = ['begins after', 'begins on the last asked'];
    expect(keysOf(await given().facts({ ...everything, days: farOff }))).toEqual(open);
  });

  it('gives the facts of one subject, at one position or ever', async () => {
    await given().apply(
      batchOf(0n, [
        { position: 1n, opened: [fact({ key: 'A' }), fact({ key: 'other', subject: 'worker/SW-10' })] },
        { position: 2n, opened: [fact({ key: 'B' })], closed: [fact({ key: 'A' })] },
      ]),
    );
    const subject = 'worker/SW-1';
    expect(keysOf(await given().facts({ ...everything, subject }))).toEqual(['A', 'B']);
    expect(keysOf(await given().facts({ ...everything, subject, knownAt: 1n }))).toEqual(['A']);
    expect(keysOf(await given().facts({ ...everything, subject, knownAt: 2n }))).toEqual(['B']);
    expect(await given().facts({ ...everything, subject, what: ['spell'] })).toEqual([]);
  });

  it('names the subjects of facts, each once, in order, some at a time', async () => {
    const subjects = ['child/C10', 'child/C2', 'child/a', 'child/~', 'child/é'];
    const opened = subjects.flatMap((subject) => [
      fact({ subject, key: '1', to: '2024-04-01' }),
      fact({ subject, key: '2', from: '2024-04-01' }),
    ]);
    await given().apply(batchOf(0n, [{ position: 1n, opened }]));
    await given().apply(batchOf(1n, [{ position: 2n, closed: opened.slice(0, 2) }]));
    const query = { ...everything, after: '', limit: 100 };
    expect(await given().subjects(query)).toEqual(subjects);
    expect(await given().subjects({ ...query, knownAt: 2n })).toEqual(subjects.slice(1));
    expect(await given().subjects({ ...query, after: 'child/C2', limit: 2 })).toEqual(['child/a', 'child/~']);
    expect(await given().subjects({ ...query, after: 'child/é' })).toEqual([]);
    expect(await given().subjects({ ...query, what: ['spell'] })).toEqual([]);
    const days = { first: '2023-10-01', last: '2023-10-01' };
    expect(await given().subjects({ ...query, days })).toEqual([]);
  });

  it('gives back every field of a fact as it was, and an open end as null', async () => {
    const full = fact({ value: { deep: [{ 'a "b"': 'é\u0000~' }, null, 1.5, true] }, to: '2199-12-31' });
    await given().apply(batchOf(0n, [{ position: 5n, opened: [full, fact({ key: '', because: [] })] }]));
    expect(await given().facts(everything)).toEqual([
      { ...fact({ key: '', because: [] }), knownFrom: 5n, knownUntil: null },
      { ...full, knownFrom: 5n, knownUntil: null },
    ]);
  });
}

function factOrder(given: () => FactStore): void {
  /** In the order that the port promises. */
  const ordered = [
    fact({ key: 'Z', what: 'employment' }),
    fact({ key: 'Z', from: '2022-01-01', to: '2022-02-01' }),
    fact({ key: 'Z', from: '2023-01-01', to: '2023-02-01' }),
    fact({ key: 'Z', from: '2023-01-01', to: '2199-12-31' }),
    fact({ key: 'Z', from: '2023-01-01', to: null }),
    fact({ key: 'a', from: '2020-01-01' }),
    fact({ key: '~', from: '2020-01-01' }),
    fact({ key: 'é', from: '2020-01-01' }),
    fact({ key: '\uffee', from: '2020-01-01' }),
    fact({ key: '\u{1f600}', from: '2020-01-01' }),
    fact({ subject: 'worker/Z', what: 'employment' }),
    fact({ subject: 'worker/a', what: 'employment' }),
    fact({ subject: 'worker/~', what: 'employment' }),
  ];
  const bare = ({ knownFrom: _, knownUntil: __, ...rest }: Record<string, unknown>) => rest;

  it('orders facts by authority, subject, what, key, from, to, as UTF-8 bytes, open ends last', async () => {
    await given().apply(batchOf(0n, [{ position: 1n, opened: ordered.toReversed() }]));
    expect((await given().facts(everything)).map((row) => bare({ ...row }))).toEqual(ordered);
    expect((await given().facts({ ...everything, knownAt: 1n })).map((row) => bare({ ...row }))).toEqual(
      ordered,
    );
    expect((await inPages(given().visibleFacts(1n))).map((row) => bare({ ...row }))).toEqual(ordered);
  });

  it('gives all authorities in order, page by page, and no row twice', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) =>
      fact({ authority: index % 2 === 0 ? '330' : '333', key: String(index).padStart(5, '0') }),
    );
    const notices = many.map((row) => finding({ authority: row.authority, subject: `worker/${row.key}` }));
    await given().apply(batchOf(0n, [{ position: 1n, opened: many, findings: notices }]));
    await given().apply(batchOf(1n, [{ position: 2n, closed: many.slice(0, 100) }]));
    const visible = (await inPages(given().visibleFacts(2n))).map((row) => `${row.authority} ${row.key}`);
    const expected = many.slice(100).map((row) => `${row.authority} ${row.key}`);
    expect(visible).toEqual(expected.sort());
    expect(await inPages(given().visibleFacts(1n))).toHaveLength(2_500);
    const stood = (await inPages(given().visibleFindings(1n))).map(
      (row) => `${row.authority} ${row.subject}`,
    );
    expect(stood).toEqual(notices.map((row) => `${row.authority} ${row.subject}`).sort());
  });
}

function findingQuestions(given: () => FactStore): void {
  const notices = [
    finding({ authority: '330', rule: 'started-twice' }),
    finding({ rule: 'left-twice', from: '2024-03-31', to: '2024-04-01' }),
    finding({ rule: 'left-twice', from: '2024-05-01', to: null, severity: 'warning' }),
    finding({ rule: 'started-twice', from: '2024-01-01', to: '2024-06-01' }),
    finding({ subject: 'worker/a', rule: 'left-twice', from: '2020-01-01', to: '2020-01-02' }),
    finding({ subject: 'worker/~', rule: 'left-twice', from: '2020-01-01', to: '2020-01-02' }),
  ];
  const at = (rows: readonly unknown[], indexes: readonly number[]) =>
    expect(rows).toEqual(indexes.map((index) => ({ ...notices[index], knownFrom: 1n, knownUntil: null })));

  it('orders findings by authority, subject, rule and from, and narrows them as asked', async () => {
    await given().apply(batchOf(0n, [{ position: 1n, findings: notices.toReversed() }]));
    at(await given().findings({}), [0, 1, 2, 3, 4, 5]);
    at(await inPages(given().visibleFindings(1n)), [0, 1, 2, 3, 4, 5]);
    at(await given().findings({ authority: '333' }), [1, 2, 3, 4, 5]);
    at(await given().findings({ rule: 'started-twice' }), [0, 3]);
    at(await given().findings({ authority: '333', subject: 'worker/SW-1' }), [1, 2, 3]);
    at(await given().findings({ subject: 'worker/SW-1', rule: 'started-twice' }), [0, 3]);
    at(await given().findings({ knownAt: 0n }), []);
    at(await given().findings({ knownAt: 1n, authority: '330' }), [0]);
  });

  it('gives the findings of one day: from the first day, and not on the day of the end', async () => {
    await given().apply(batchOf(0n, [{ position: 1n, findings: notices }]));
    at(await given().findings({ authority: '333', asOf: '2024-03-31' }), [1, 3]);
    at(await given().findings({ authority: '333', asOf: '2024-04-01' }), [3]);
    at(await given().findings({ authority: '333', asOf: '2024-06-01' }), [2]);
    at(await given().findings({ authority: '333', asOf: '2190-01-01' }), [2]);
    at(await given().findings({ authority: '333', asOf: '2019-12-31' }), []);
  });
}

function eventQuestions(given: () => FactStore): void {
  it('gives the events at positions asked for, ascending, each once, as far as it holds them', async () => {
    await given().apply(batchOf(0n, [{ position: 2n }, { position: 5n }, { position: 10n }]));
    expect(await given().events([10n, 2n, 7n, 2n])).toEqual([event(2n), event(10n)]);
    expect(await given().events([])).toEqual([]);
  });

  it('gives the event at a position, or the last before it', async () => {
    await given().apply(batchOf(0n, [{ position: 2n }, { position: 5n }]));
    expect(await given().eventAt(1n)).toBeNull();
    expect(await given().eventAt(2n)).toEqual(event(2n));
    expect(await given().eventAt(4n)).toEqual(event(2n));
    expect(await given().eventAt(99n)).toEqual(event(5n));
  });

  it('gives the last event recorded by an instant, however finely the instant is written', async () => {
    await given().apply(batchOf(0n, [{ position: 4n }, { position: 5n }, { position: 10n }]));
    const at = async (time: string) =>
      (await given().lastRecordedBy(`2024-01-01T12:00:${time}Z`))?.position ?? null;
    expect(await at('02.499')).toBeNull();
    expect(await at('02.4999999')).toBeNull();
    expect(await at('02')).toBeNull();
    expect(await at('02.5')).toBe(5n);
    expect(await at('02.500')).toBe(5n);
    expect(await at('02.5004')).toBe(5n);
    expect(await at('05.499')).toBe(5n);
    expect(await at('59')).toBe(10n);
    await expect((async () => given().lastRecordedBy('2024-01-01'))()).rejects.toThrow(RangeError);
  });

  it('lists the authorities of which anything was recorded, facts or none', async () => {
    await given().apply(
      batchOf(0n, [
        { position: 1n, authority: '333', opened: [fact()] },
        { position: 2n, authority: '210' },
        { position: 3n, authority: '990' },
        { position: 4n, authority: '210' },
      ]),
    );
    expect(await given().authorities()).toEqual(['210', '333', '990']);
  });
}
