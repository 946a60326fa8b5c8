import type { DaybookEvent } from '@daybook/events';
import { ToldBook } from '../../spec/daybooks/told-book';
import type { DaybookProblem } from '../problem';
import type { SubjectPart } from './subject-question';

let told: ToldBook;

afterEach(() => told.close());

const tell = async (timeline: string): Promise<void> => {
  told = await ToldBook.of(timeline);
};

const codeOf = (part: SubjectPart, subject: string, parameters = {}): Promise<string> =>
  told.subject(part, subject, { parameters }).then(
    () => 'answered',
    (error: DaybookProblem) => error.code,
  );

describe('a subject', () => {
  it('is unknown before the first event of it, under an id that nobody has, and in another authority', async () => {
    await tell(`
      2023-10-02  SW1 starts  1 FTE
      2024-01-08  SW2 starts  1 FTE
      2024-06-03  SW2 is the same person  as SW3`);
    for (const part of ['state', 'timeline', 'events'] as const) {
      expect(await codeOf(part, 'worker/SW2', { asAt: '2' })).toBe('answered');
      expect(await codeOf(part, 'worker/SW2', { asAt: '1' })).toBe('unknown-subject');
      expect(await codeOf(part, 'worker/SW9')).toBe('unknown-subject');
      expect(await codeOf(part, 'post/SW1')).toBe('unknown-subject');
      expect(await codeOf(part, 'worker/no id at all')).toBe('unknown-subject');
      expect(await codeOf(part, 'authority/333')).toBe('unknown-subject');
      expect(await codeOf(part, 'worker/SW1', { authority: '991' })).toBe('unknown-subject');
      expect(await codeOf(part, 'manager/SW1')).toBe('not-found');
    }
    // Nothing is told in the stream of SW3, but somebody is called so.
    expect(await codeOf('state', 'worker/SW3', { asAt: '2' })).toBe('unknown-subject');
    expect(await codeOf('state', 'worker/SW3')).toBe('answered');
  });
});

describe('the timeline of a subject', () => {
  const lines = async (asAt: string, subject = 'worker/SW1'): Promise<readonly string[]> => {
    const { facts } = await told.subject('timeline', subject, { parameters: { asAt } });
    const shown = facts.filter(({ what }) => what === 'employment');
    return shown.map(({ key, from, to, knownFrom, knownUntil, because }) =>
      [key, `${from}..${to ?? ''}`, `${knownFrom}-${knownUntil ?? ''}`, ...because.map(({ id }) => id)].join(
        ' ',
      ),
    );
  };

  it('keeps every belief, from which position on and until which it was held, with the events behind it', async () => {
    await tell(`
      2023-10-02  SW1 starts  1 FTE
      2024-03-31  SW1 leaves
      2024-05-10  (learned) SW1 left on 2024-04-14 instead`);
    expect(await lines('3')).toEqual([
      'E1 2023-10-02..2024-04-01 2-3 SW1-1 SW1-2',
      'E1 2023-10-02..2024-04-15 3- SW1-1 SW1-2 SW1-3',
      'E1 2023-10-02.. 1-2 SW1-1',
    ]);
    // What was given up later is believed still.
    expect(await lines('1')).toEqual(['E1 2023-10-02.. 1- SW1-1']);
  });

  it('is of all the names of a person, before they were known to be one as well', async () => {
    await tell(`
      2023-10-02  SW1 starts  0.6 FTE  as E1
      2024-01-08  SW2 starts  0.4 FTE  as E2
      2024-06-03  SW2 is the same person  as SW1`);
    const all = ['E1 2023-10-02.. 1- SW1-1', 'E2 2024-01-08.. 2-3 SW2-1', 'E2 2024-01-08.. 3- SW2-1'];
    expect(await lines('3')).toEqual(all);
    expect(await lines('3', 'worker/SW2')).toEqual(all);
    expect(await told.subject('timeline', 'worker/SW2')).toMatchObject({
      ...{ subject: 'worker/SW1', aliases: ['worker/SW2'], asAt: { position: '3' }, position: '3' },
    });
  });

  it('keeps after an unmerge what was believed of each while they were one', async () => {
    await tell(`
      2023-10-02  SW1 starts  0.6 FTE  as E1
      2024-01-08  SW2 starts  0.4 FTE  as E2
      2024-06-03  SW2 is the same person  as SW1
      2024-06-14  SW2 leaves  as E2
      2024-06-21  SW1 leaves  as E1
      2024-07-01  (learned) SW2's merge never happened
      2024-07-02  (learned) SW2 left on 2024-06-28 instead`);
    const together = ['E2 2024-01-08..2024-06-15 4-6 SW2-1 SW2-3', 'E2 2024-01-08.. 3-4 SW2-1'];
    expect(await lines('7', 'worker/SW1')).toEqual([
      'E1 2023-10-02..2024-06-22 5- SW1-1 SW1-2',
      'E1 2023-10-02.. 1-5 SW1-1',
      ...together,
    ]);
    expect(await lines('7', 'worker/SW2')).toEqual([
      'E2 2024-01-08..2024-06-15 4-6 SW2-1 SW2-3',
      'E2 2024-01-08..2024-06-15 6-7 SW2-1 SW2-3',
      'E2 2024-01-08..2024-06-29 7- SW2-1 SW2-3 SW2-5',
      'E2 2024-01-08.. 2-3 SW2-1',
      'E2 2024-01-08.. 3-4 SW2-1',
    ]);
    const { facts } = await told.subject('timeline', 'worker/SW2');
    const identities = facts.filter(({ what }) => what === 'identity');
    expect(identities).toMatchObject([{ key: 'worker/SW2', knownFrom: '3', knownUntil: '6' }]);
  });

  it('has the findings that stand, of whatever day', async () => {
    await tell(`
      2023-10-02  SW1 starts  1 FTE
      2024-03-31  SW1 leaves
      2024-04-30  SW1 leaves
      2024-05-10  (learned) SW1's leaving of 2024-04-30 never happened`);
    const rules = async (asAt: string): Promise<unknown> =>
      (await told.subject('timeline', 'worker/SW1', { parameters: { asAt } })).findings.map(
        ({ rule, from }) => `${rule} ${from}`,
      );
    expect(await rules('3')).toEqual(['left-twice 2024-04-30']);
    expect(await rules('4')).toEqual([]);
  });
});

interface EntryShown {
  readonly position: string;
  readonly stream: string;
  readonly event: DaybookEvent;
  readonly amendedBy: readonly { readonly position: string }[];
}

describe('the events of a subject', () => {
  const ask = async (parameters = {}, subject = 'worker/SW1') => {
    const { items, ...rest } = await told.subject('events', subject, { parameters });
    return { ...rest, items: items as unknown as readonly EntryShown[] };
  };

  it('are the entries of all their streams, each with those that amend it by then', async () => {
    await tell(`
      2023-10-02  SW1 starts  1 FTE
      2023-10-02  SW2 starts  1 FTE
      2024-03-31  SW1 leaves
      2024-05-10  (learned) SW1 left on 2024-04-14 instead
      2024-05-11  (learned) SW1's correction never happened
      2024-06-03  SW2 is the same person  as SW1`);
    const amended = ({ items }: Awaited<ReturnType<typeof ask>>): unknown =>
      items.map((item) => [item.event.id, ...item.amendedBy.map(({ position }) => position)]);
    expect(amended(await ask())).toEqual([
      ['SW1-1'],
      ['SW2-1'],
      ['SW1-2', '4'],
      ['SW1-3', '5'],
      ['SW1-4'],
      ['SW2-2'],
    ]);
    expect(amended(await ask({ asAt: '4' }))).toEqual([['SW1-1'], ['SW1-2', '4'], ['SW1-3']]);
    const [first] = (await ask()).items;
    expect(first).toEqual({
      ...{ position: '1', revision: '0', stream: 'worker-990-SW1', recordedBy: 'local', amendedBy: [] },
      ...{ recordedAt: expect.any(String), event: expect.objectContaining({ type: 'SocialWorkerStarted' }) },
    });
  });

  it('come in pages that fit together while more is recorded', async () => {
    await tell(`
      2023-10-02  SW1 starts  1 FTE
      2024-01-01  SW1 changes to  0.8 FTE
      2024-02-01  SW1 changes to  0.6 FTE`);
    const first = await ask({ limit: '2' });
    expect(first.items.map(({ position }) => position)).toEqual(['1', '2']);
    const event = { ...(first.items[1]?.event as DaybookEvent), id: 'later', effectiveon: '2024-03-01' };
    await told.book.record({ items: [{ event }], recordedBy: 'local' });
    const second = await ask({ limit: '2', next: first.next });
    expect(second).toMatchObject({ position: '3', next: null, items: [{ position: '3' }] });
    expect(await codeOf('events', 'worker/SW1', { next: 'nonsense' })).toBe('bad-parameter');
    expect(await codeOf('events', 'worker/SW1', { asOf: '2024-01-01' })).toBe('unknown-parameter');
  });
});

describe('who may see pseudonymous history only', () => {
  /** Every field of a worker's events that is sealed in the log. */
  const life = `
      2023-10-02  SW1 is registered  SWE number SW123456  born 1985-06-14  sex 2  named Okafor
      2023-10-02  SW1 starts  1 FTE
      2024-02-01  SW1's registration is  lapsed
      2024-03-04  SW1 begins sickness
      2024-03-31  SW1 leaves  resignation
      2024-05-10  (learned) SW1 left on 2024-04-14 instead`;
  const words = ['SW123456', '1985-06-14', 'Okafor', 'lapsed', 'sickness"', 'resignation'];

  it.each(['state', 'timeline', 'events'] as const)('is shown no personal word in the %s', async (part) => {
    // An absence has the id of its kind here: another one keeps the word out of what is no secret.
    await tell(life.replace('begins sickness', 'begins sickness  absence ABS-1'));
    const parameters = part === 'state' ? { asOf: '2024-04-01' } : {};
    const open = JSON.stringify(await told.subject(part, 'worker/SW1', { parameters }));
    const masked = JSON.stringify(await told.subject(part, 'worker/SW1', { parameters, personal: false }));
    const inOpen = words.filter((word) => open.includes(word));
    expect(inOpen).toEqual(part === 'state' ? words.filter((word) => word !== 'resignation') : words);
    expect(words.filter((word) => masked.includes(word))).toEqual([]);
    expect(masked).not.toContain('in-post-without-registration');
    expect(masked).toContain(part === 'events' ? 'SocialWorkerLeft' : 'case-holder');
  });

  it('is shown the same days, and nothing where a word would stand', async () => {
    await tell(life.replace('begins sickness', 'begins sickness  absence ABS-1'));
    const asked = { parameters: { asOf: '2024-04-01' }, personal: false };
    const { state } = await told.subject('state', 'worker/SW1', asked);
    expect(state).toMatchObject({
      ...{ inPost: true, registration: null, employments: [{ lastDayInclusive: '2024-04-14' }] },
      absences: [{ absenceId: 'ABS-1', kind: null, firstDay: '2024-03-04', lastDayInclusive: null }],
    });
    expect(Object.keys(state)).not.toEqual(expect.arrayContaining(['name']));
  });
});
