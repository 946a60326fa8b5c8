import { writeSync } from 'node:fs';
import { leaver, SOURCE, starter } from './e2e/claims-trial';
import type { Answered, BatchShown, ProblemShown, ReceiptShown } from './e2e/http-trial';
import { RefusalMatrix } from './e2e/refusal-matrix-trial';
import { type RefusedClaim, refusedClaims } from './e2e/refused-claims-trial';
import { type RefusedRequest, refusedRequests } from './e2e/refused-requests-trial';
import { RunningServer } from './e2e/running-server-trial';

const BATCH = { 'content-type': 'application/cloudevents-batch+json' };
const LINES = { 'content-type': 'application/x-ndjson' };

const matrix = new RefusalMatrix();
let server: RunningServer;
let count = 0;
const freshId = (): string => `r-${++count}`;

beforeAll(async () => {
  server = await RunningServer.start();
});

afterAll(async () => {
  await server.discard();
  writeSync(1, `\nRefusals seen, by the place of the mistake:\n${matrix}`);
});

const recordedHead = () => server.head();

/** The status of a refusal that is the whole answer (interfaces.md §1.1). */
const statusOf = (code: string): number =>
  ({ malformed: 400, 'id-reused': 409, 'stream-moved-on': 412, 'too-large': 413 })[code] ?? 422;

/** Holds an answer to everything that a problem document must say, and gives it. */
function problemIn(answer: Answered, code: string, status = statusOf(code)): ProblemShown {
  const problem = answer.body<ProblemShown>();
  expect(problem).toMatchObject({ code, status, type: `/problems/${code}` });
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json\b/);
  expect(problem.title).toMatch(/^[A-Z][a-z -]+$/);
  expect(problem.detail).not.toBe('');
  expect(problem.errors[0]?.code).toBe(code);
  return problem;
}

const errorsOf = ({ errors }: Pick<ProblemShown, 'errors'>) =>
  errors.map(({ pointer, code }) => [pointer, code]);
const firstCode = ({ errors }: RefusedClaim): string => errors[0]?.[1] ?? '';
const bytesOf = (event: unknown): Buffer => Buffer.from(JSON.stringify(event));
const joined = (parts: readonly Buffer[], between: string): Buffer =>
  Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from(between), part])));
const statuses = (receipts: readonly ReceiptShown[] = []) => receipts.map(({ status }) => status);
const codes = (receipts: readonly ReceiptShown[] = []) => receipts.map(({ problem }) => problem?.code);

/** A refused claim between two good ones, as a batch. */
const between = (claim: RefusedClaim): Buffer =>
  Buffer.concat([
    Buffer.from('['),
    joined([bytesOf(starter(freshId())), claim.sent(freshId()), bytesOf(starter(freshId()))], ','),
    Buffer.from(']'),
  ]);

describe.each(refusedClaims)('a claim with $says', (claim) => {
  const code = firstCode(claim);

  it('is refused when sent alone, and nothing is recorded', async () => {
    const head = await recordedHead();
    const problem = problemIn(await server.record(claim.sent(freshId())), code);
    expect(errorsOf(problem)).toEqual(claim.errors);
    expect(problem.instance).toBe('/v1/events');
    expect(await recordedHead()).toBe(head);
    matrix.note(code, 'single');
  });

  it('costs the other lines of a stream nothing', async () => {
    const head = await recordedHead();
    const lines = [bytesOf(starter(freshId())), claim.sent(freshId()), bytesOf(starter(freshId()))];
    const receipts = (await server.record(joined(lines, '\n'), { headers: LINES })).lines<ReceiptShown>();
    expect(statuses(receipts)).toEqual(['recorded', 'refused', 'recorded']);
    expect(receipts[1]?.problem?.code).toBe(code);
    expect(errorsOf(receipts[1]?.problem ?? { errors: [] })).toEqual(claim.errors);
    expect(await recordedHead()).toBe(head + 2);
    matrix.note(code, 'line');
  });

  it(
    claim.unreadable ? 'makes a batch unreadable' : 'costs the other events of a batch nothing',
    async () => {
      const head = await recordedHead();
      const answer = await server.record(between(claim), { headers: BATCH });
      if (claim.unreadable) {
        problemIn(answer, 'malformed');
        expect(await recordedHead()).toBe(head);
      } else {
        const { results, ...counts } = answer.body<BatchShown>();
        expect([answer.status, counts]).toEqual([200, { recorded: 2, duplicates: 0, refused: 1 }]);
        expect(statuses(results)).toEqual(['recorded', 'refused', 'recorded']);
        expect(errorsOf(results[1]?.problem ?? { errors: [] })).toEqual(claim.errors);
        expect(await recordedHead()).toBe(head + 2);
      }
      matrix.note(code, 'batch');
    },
  );

  it('keeps an atomic batch from being recorded', async () => {
    const head = await recordedHead();
    const answer = await server.record(between(claim), { headers: BATCH, query: '?atomic=true' });
    const problem = problemIn(answer, code, claim.unreadable ? 400 : 422);
    if (!claim.unreadable) {
      expect(errorsOf(problem)).toEqual(claim.errors);
      expect(codes(problem.results)).toEqual(['batch-refused', code, 'batch-refused']);
      matrix.note('batch-refused', 'atomic');
    }
    expect(await recordedHead()).toBe(head);
    matrix.note(code, 'atomic');
  });
});

describe('a request that is refused as a whole', () => {
  const shown = ({ path, asked, ...rest }: RefusedRequest) => {
    const method = asked?.method ?? 'GET';
    const headers = Object.entries(asked?.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
    return { path, asked, ...rest, line: [`${method} ${path.slice(0, 80)}`, ...headers].join(', ') };
  };

  it.each(refusedRequests.map(shown))('$status $code at $pointer: $line', async (refused) => {
    const head = await recordedHead();
    const answer = await server.ask(refused.path, refused.asked);
    const problem = problemIn(answer, refused.code, refused.status);
    expect(problem.errors[0]?.pointer).toBe(refused.pointer);
    expect(problem.instance).toBe(refused.path.replace(/\?.*$/, ''));
    expect(answer.headers).toMatchObject(refused.headers ?? {});
    expect(await recordedHead()).toBe(head);
    matrix.note(refused.code, refused.place);
  });
});

describe('a line of more than 64 KiB', () => {
  it.each([65_537, 3_000_000])('costs the others nothing: %d bytes', async (length) => {
    const head = await recordedHead();
    const long = `{"id":"${'x'.repeat(length - 9)}"}`;
    const lines = [starter(freshId()), long, starter(freshId())];
    const receipts = (await server.recordLines(lines)).lines<ReceiptShown>();
    expect(statuses(receipts)).toEqual(['recorded', 'refused', 'recorded']);
    expect(receipts[1]).toMatchObject({ index: 1, problem: { code: 'too-large' } });
    expect(await recordedHead()).toBe(head + 2);
    matrix.note('too-large', 'line');
  });

  it('is too long by its last byte: one of 64 KiB is read', async () => {
    const event = JSON.stringify(starter(freshId()));
    const receipts = (await server.recordLines([event.padEnd(65_536), event.padEnd(65_537)])).lines();
    expect(receipts).toMatchObject([{ status: 'recorded' }, { status: 'refused' }]);
  });
});

describe('an id that was used before with other content', () => {
  const reused = async () => {
    const event = starter(freshId());
    expect((await server.record(event)).status).toBe(201);
    return { ...event, effectiveon: '2024-05-01' };
  };

  it('is refused in an event alone with 409', async () => {
    const problem = problemIn(await server.record(await reused()), 'id-reused');
    expect(errorsOf(problem)).toEqual([['/id', 'id-reused']]);
    matrix.note('id-reused', 'single');
  });

  it('is refused where it stands in a batch and among lines', async () => {
    const events = [starter(freshId()), await reused(), starter(freshId())];
    const { results } = (await server.recordBatch(events)).body<BatchShown>();
    expect(codes(results)).toEqual([undefined, 'id-reused', undefined]);
    const again = (await server.recordLines(events)).lines<ReceiptShown>();
    expect(statuses(again)).toEqual(['duplicate', 'refused', 'duplicate']);
    expect(codes(again)).toEqual([undefined, 'id-reused', undefined]);
    matrix.note('id-reused', 'batch');
    matrix.note('id-reused', 'line');
  });

  it('keeps an atomic batch from being recorded, and a duplicate in it stays one', async () => {
    const known = starter(freshId());
    await server.record(known);
    const events = [known, await reused(), starter(freshId())];
    const problem = problemIn(await server.recordBatch(events, '?atomic=true'), 'id-reused', 422);
    expect(statuses(problem.results)).toEqual(['duplicate', 'refused', 'refused']);
    expect(codes(problem.results)).toEqual([undefined, 'id-reused', 'batch-refused']);
    matrix.note('id-reused', 'atomic');
  });

  it('is the same id only with the same source', async () => {
    const event = await reused();
    expect((await server.record({ ...event, source: `${SOURCE}:2` })).status).toBe(201);
  });
});

describe('a stream that has moved on', () => {
  it.each([
    ['If-Match', '"7"'],
    ['If-Match', '"0"'],
    ['If-None-Match', '*'],
  ])('is told with its revision: %s: %s', async (name, value) => {
    const event = starter(freshId());
    await server.record(event);
    await server.record(leaver(freshId(), event, '2024-06-30'));
    const late = leaver(freshId(), event, '2024-07-31');
    const answer = await server.record(late, { headers: { [name]: value } });
    expect(problemIn(answer, 'stream-moved-on')).toMatchObject({ revision: '1' });
    matrix.note('stream-moved-on', 'header');
  });

  it('has no revision where there is no stream', async () => {
    const answer = await server.record(starter(freshId()), { headers: { 'if-match': '"0"' } });
    expect(problemIn(answer, 'stream-moved-on')).toMatchObject({ revision: null });
  });
});

describe('what would not add up, in strict recording', () => {
  const orphan = () => leaver(freshId(), starter(freshId()), '2024-06-30');
  const finding = { rule: 'leaving-without-start', severity: 'error' };

  it('is refused with its findings when sent alone', async () => {
    const head = await recordedHead();
    const answer = await server.record(orphan(), { query: '?strict=true' });
    expect(problemIn(answer, 'would-not-add-up')).toMatchObject({ findings: [finding] });
    expect(await recordedHead()).toBe(head);
    matrix.note('would-not-add-up', 'single');
  });

  it('is refused where only the events under another id of the person show it', async () => {
    const start = starter(freshId());
    const [, into = ''] = String(start['subject']).split('/');
    const alias = starter(freshId());
    const merge = { ...alias, id: freshId(), type: 'WorkersMerged', effectiveon: undefined, data: { into } };
    expect(statuses((await server.recordBatch([start, merge])).body<BatchShown>().results)).toEqual([
      'recorded',
      'recorded',
    ]);
    const answer = await server.record(alias, { query: '?strict=true' });
    expect(problemIn(answer, 'would-not-add-up')).toMatchObject({ findings: [{ rule: 'started-twice' }] });
    expect((await server.record(starter(freshId()), { query: '?strict=true' })).status).toBe(201);
  });

  it('costs the others of a batch and of a stream nothing', async () => {
    const events = () => [starter(freshId()), orphan(), starter(freshId())];
    const { results } = (await server.recordBatch(events(), '?strict=true')).body<BatchShown>();
    const lines = (await server.recordLines(events(), '?strict=true')).lines<ReceiptShown>();
    for (const receipts of [results, lines]) {
      expect(statuses(receipts)).toEqual(['recorded', 'refused', 'recorded']);
      expect(receipts[1]).toMatchObject({ problem: { code: 'would-not-add-up', findings: [finding] } });
    }
    matrix.note('would-not-add-up', 'batch');
    matrix.note('would-not-add-up', 'line');
  });

  it('keeps an atomic batch from being recorded', async () => {
    const head = await recordedHead();
    const answer = await server.recordBatch([starter(freshId()), orphan()], '?strict=true&atomic=true');
    const { results } = problemIn(answer, 'would-not-add-up');
    expect(codes(results)).toEqual(['batch-refused', 'would-not-add-up']);
    expect(await recordedHead()).toBe(head);
    matrix.note('would-not-add-up', 'atomic');
  });
});

describe('the refusals of this suite', () => {
  const everywhere = ['single', 'batch', 'line', 'atomic'];

  it.each(['bad-date', 'bad-value', 'missing-field', 'unknown-field', 'unknown-schema', 'unknown-type'])(
    'show %s in every way of recording',
    (code) => expect(matrix.placesOf(code)).toEqual(expect.arrayContaining(everywhere)),
  );

  it.each(['malformed', 'too-large', 'id-reused', 'would-not-add-up'])(
    'show %s, which has its own status, in every way of recording',
    (code) => expect(matrix.placesOf(code)).toEqual(expect.arrayContaining(everywhere)),
  );
});
