import { leaver, starter, type Claim } from './e2e/claims-trial';
import type { Answered } from './e2e/http-trial';
import { RunningServer } from './e2e/running-server-trial';

/** As much of an answer as is looked at here. */
interface AnswerShown {
  readonly metric: string;
  readonly definition: string;
  readonly asOf: string;
  readonly asAt: { readonly position: string; readonly recordedAt: string | null };
  readonly value: string | null;
  readonly display: string;
  readonly position: string;
}

interface ItemShown {
  readonly subject: string;
  readonly amount: string;
  readonly because: readonly { readonly id: string; readonly position: string }[];
}

interface ExplanationShown {
  readonly answer: AnswerShown;
  readonly numerator: { total: string; items: readonly ItemShown[]; next: string | null };
}

let server: RunningServer;

const starting = (id: string, day: string, fte: number | undefined): Claim =>
  starter(id, { effectiveon: day, data: { employmentId: 'E-1', role: 'case-holder', fte } });

/** Five events at Sandwell, the second and third on either side of a summer midnight in London. */
const first = starting('a-1', '2024-04-02', 0.8);
const history: readonly (readonly [recordedAt: string, event: Claim])[] = [
  ['2024-04-09T08:12:00.000Z', first],
  ['2024-05-31T22:30:00.000Z', starting('a-2', '2024-05-01', 0.5)],
  ['2024-05-31T23:30:00.000Z', starting('a-3', '2024-05-15', 1)],
  ['2024-12-01T10:00:00.000Z', starting('a-4', '2024-09-02', undefined)],
  ['2025-01-10T09:00:00.000Z', leaver('a-5', first, '2024-12-31')],
];

beforeAll(async () => {
  server = await RunningServer.start({ environment: { DAYBOOK_SANDBOX: 'true' } });
  for (const [now, event] of history) {
    const answer = await server.record(event, { headers: { 'daybook-sandbox-now': now } });
    expect(answer.status).toBe(201);
  }
});
afterAll(async () => server.discard());

const ask = (query: string, metric = 'WF.INPOST.FTE'): Promise<Answered> =>
  server.ask(`/v1/metrics/${metric}?authority=333${query}`);
const answerTo = async (query: string, metric?: string) => (await ask(query, metric)).body<AnswerShown>();

const londonDate = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format();

describe('an answer', () => {
  it('says everything that is needed to say it again', async () => {
    const answer = await ask('&asOf=2024-09-30');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^application\/json\b/);
    expect(answer.headers).toMatchObject({ 'daybook-position': '5', 'daybook-sandbox': 'true' });
    expect(answer.body()).toEqual({
      metric: 'WF.INPOST.FTE',
      definition: '1;censusInstant=end-of-day;twoPosts=person',
      asOf: '2024-09-30',
      asAt: { position: '5', recordedAt: '2025-01-10T09:00:00.000Z' },
      scope: { level: 'authority', code: '333', name: 'Sandwell' },
      numerator: '2.3',
      denominator: null,
      value: '2.3',
      display: '2.3',
      symbol: null,
      follows: expect.stringContaining('Department for Education'),
      position: '5',
    });
  });

  it('is exact where it is shown rounded, and has its window', async () => {
    const answer = await ask('&asOf=2025-09-30', 'WF.TURNOVER.FTE');
    expect(answer.body()).toMatchObject({
      definition: '1;censusInstant=end-of-day;returners=counted;twoPosts=person',
      window: { from: '2024-10-01', to: '2025-09-30', complete: true },
      numerator: '0.8',
      denominator: '1.5',
      value: '53.3',
      display: '53.3',
    });
    expect(await answerTo('&asOf=2024-09-30', 'WF.INPOST.HC')).toMatchObject({ value: '4', display: '4' });
  });

  it('is x, not 0, for an authority of which nothing stands', async () => {
    const answer = await server.ask('/v1/metrics/WF.INPOST.FTE?authority=330&asOf=2024-09-30');
    expect(answer.body()).toMatchObject({ numerator: null, value: null, display: 'x', symbol: 'x' });
  });

  it('is about today in London unless another day is asked', async () => {
    const before = londonDate();
    const { asOf, value } = await answerTo('');
    expect([before, londonDate()]).toContain(asOf);
    expect(value).toBe('1.5');
  });

  it('may be about the future, where a start is planned', async () => {
    expect(await answerTo('&asOf=2199-12-31')).toMatchObject({ asOf: '2199-12-31', value: '1.5' });
  });

  it.each([
    ['1', '1;censusInstant=end-of-day;twoPosts=person', '2.3'],
    ['1;censusInstant=end-of-day', '1;censusInstant=end-of-day;twoPosts=person', '2.3'],
    ['1;censusInstant=start-of-day', '1;censusInstant=start-of-day;twoPosts=person', '1.3'],
  ])('follows the definition %s', async (definition, echoed, value) => {
    const query = `&asOf=2024-05-15&definition=${encodeURIComponent(definition)}`;
    expect(await answerTo(query)).toMatchObject({ definition: echoed, value });
    expect(await answerTo(`&asOf=2024-05-15&definition=${definition}`)).toMatchObject({ definition: echoed });
  });
});

describe('an answer as it was known', () => {
  it.each([
    ['0', '0', null],
    ['1', '1', '0.8'],
    ['2', '2', '1.3'],
    ['0000003', '3', '2.3'],
    ['2024-04-09T08:12:00Z', '1', '0.8'],
    ['2024-04-09T08:11:59.999Z', '0', null],
    ['2024-05-31T22:29:59.999Z', '1', '0.8'],
    ['2024-05-31T23:30:00%2B01:00', '2', '1.3'],
    ['2024-05-31T23:30:00+01:00', '2', '1.3'],
    ['2024-05-31T20:30:00-03:00', '3', '2.3'],
    ['2024-05-31T23:30:00.000000001Z', '3', '2.3'],
    ['2024-04-08', '0', null],
    ['2024-04-09', '1', '0.8'],
    ['2024-05-31', '2', '1.3'],
    ['2024-06-01', '3', '2.3'],
    ['1900-01-01', '0', null],
  ])('at %s stands at position %s', async (asAt, position, value) => {
    const answer = await ask(`&asOf=2024-08-31&asAt=${asAt}`);
    const recordedAt = history[Number(position) - 1]?.[0] ?? null;
    expect(answer.body()).toMatchObject({ asAt: { position, recordedAt }, position, value });
    expect(answer.headers['daybook-position']).toBe(position);
    const at = await server.ask(`/v1/position?at=${asAt}`);
    expect(at.body()).toEqual({ position, recordedAt });
  });

  it('today is as at the head', async () => {
    expect(await answerTo(`&asAt=${londonDate()}`)).toMatchObject({ position: '5' });
    expect(await answerTo(`&asAt=${new Date().toISOString()}`)).toMatchObject({ position: '5' });
  });
});

describe('an answer as a table', () => {
  const heading =
    'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,' +
    'old_la_code,new_la_code,la_name,breakdown,category,metric,definition,as_of,as_at,numerator,' +
    'denominator,value,symbol';
  const place =
    'Local authority,E92000001,England,E12000005,West Midlands,333,E08000028,Sandwell,Total,Total,WF.INPOST.FTE';

  it('is laid out as the department does', async () => {
    const answer = await server.ask('/v1/metrics/WF.INPOST.FTE.csv?authority=333&asOf=2024-09-30');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const row = `2024,Reporting year,${place},1;censusInstant=end-of-day;twoPosts=person,2024-09-30,5,2.3,,2.3,`;
    expect(answer.text.split(/\r?\n/)).toEqual([heading, row, '']);
  });

  it('shows a symbol in place of what is withheld', async () => {
    const answer = await server.ask('/v1/metrics/WF.INPOST.FTE.csv?authority=333&asOf=2024-09-30&asAt=0');
    expect(answer.text).toContain(',2024-09-30,0,,,x,x');
  });

  it('is described column by column', async () => {
    const answer = await server.ask('/v1/metrics/WF.INPOST.FTE.meta.csv');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const described = answer.text.split(/\r?\n/).map((line) => line.split(',')[0]);
    expect(described.slice(1, -1)).toEqual(heading.split(','));
  });
});

describe('an explanation', () => {
  const explain = (query: string, authority = '333') =>
    server.ask(`/v1/metrics/WF.INPOST.FTE/explain?authority=${authority}&asOf=2024-09-30${query}`);

  it('names the facts behind a number, the events behind each, and what was left out', async () => {
    const answer = await explain('');
    expect(answer.headers['daybook-position']).toBe('5');
    const reference = {
      source: first.source,
      id: 'a-1',
      type: 'SocialWorkerStarted',
      effectiveOn: '2024-04-02',
    };
    expect(answer.body()).toMatchObject({
      answer: { value: '2.3', position: '5' },
      numerator: {
        total: '2.3',
        next: null,
        items: [
          {
            subject: 'worker/W-a-1',
            amount: '0.8',
            fact: { what: 'in-post', from: '2024-04-02', to: '2024-12-31' },
            because: expect.arrayContaining([{ ...reference, position: '1', recordedAt: history[0]?.[0] }]),
          },
          { subject: 'worker/W-a-2', amount: '0.5' },
          { subject: 'worker/W-a-3', amount: '1' },
        ],
      },
      denominator: { total: null, items: [], next: null },
      leftOut: { items: [{ subject: 'worker/W-a-4', reason: 'fte-unknown' }], next: null },
    });
  });

  it('gives one part only where one is asked for', async () => {
    expect(Object.keys((await explain('&part=leftOut')).body())).toEqual(['answer', 'leftOut']);
  });

  it('adds up over its pages, though more is recorded between them', async () => {
    const many = Array.from({ length: 23 }, (_, index) =>
      starter(`p-${index}`, {
        authority: '334',
        data: { employmentId: 'E', role: 'case-holder', fte: `0.${index + 10}` },
      }),
    );
    await server.recordBatch(many);
    const amounts: number[] = [];
    const subjects = new Set<string>();
    let page: ExplanationShown | undefined;
    for (let next = '', pages = 0; page?.numerator.next !== null; pages++) {
      expect(pages).toBeLessThan(4);
      page = (await explain(`&part=numerator&limit=7${next}`, '334')).body<ExplanationShown>();
      for (const { amount, subject } of page.numerator.items) {
        amounts.push(Math.round(Number(amount) * 100));
        subjects.add(subject);
      }
      next = `&next=${page.numerator.next}`;
      await server.record(starter(`q-${pages}`, { authority: '334' }));
    }
    expect(subjects.size).toBe(23);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(
      Math.round(Number(page.numerator.total) * 100),
    );
    expect([page.answer.value, page.numerator.total]).toEqual(['4.8', '4.83']);
  });

  it('has pages that fit its own list only', async () => {
    const { numerator } = (await explain('&part=numerator&limit=1')).body<ExplanationShown>();
    const other = await explain(`&part=leftOut&limit=1&next=${numerator.next}`);
    expect([other.status, other.body()]).toMatchObject([400, { errors: [{ pointer: '/next' }] }]);
  });
});

describe('the catalogue', () => {
  it('says of every metric what it is and how it may be asked', async () => {
    const answer = await server.ask('/v1/metrics');
    const { items } = answer.body<{ items: readonly Record<string, unknown>[] }>();
    expect(answer.headers['daybook-position']).toMatch(/^\d+$/);
    expect(items.length).toBeGreaterThan(5);
    for (const item of items) {
      expect(item).toEqual({
        id: expect.stringMatching(/^[A-Z]+(\.[A-Z0-9]+)+$/),
        question: expect.stringMatching(/\?$/),
        follows: expect.any(String),
        unit: expect.any(String),
        decimals: expect.any(Number),
        additive: expect.any(Boolean),
        local: expect.any(Boolean),
        scopes: expect.arrayContaining(['authority']),
        breakdowns: expect.any(Array),
        definitions: expect.arrayContaining([{ version: '1', switches: expect.any(Object) }]),
      });
      expect((await ask('', String(item['id']))).status).toBe(200);
    }
  });
});
