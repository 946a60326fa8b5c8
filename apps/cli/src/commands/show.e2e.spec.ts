import { CommandLineTrial, type Ended, left, linesOf, started, type Up } from '../command-line-trial';
import type { StateShown, TimelineShown } from '@daybook/book';

const trial = new CommandLineTrial();
const data = trial.path('data');
let server: Up;

beforeAll(async () => {
  const events = [started('SW-1'), started('SW-2'), left('SW-1', '2024-05-31')];
  const file = trial.write('life.ndjson', linesOf(events));
  await trial.run(['record', file, '--data', data]);
  server = await trial.up(['--data', data]);
});
afterAll(() => trial.close());

const show = (...args: readonly string[]): Promise<Ended> =>
  trial.run(['show', ...args], { environment: { DAYBOOK_AUTHORITY: '333', DAYBOOK_DATA: data } });

describe('daybook show', () => {
  it('gives the state and the timeline of a subject, exactly as the HTTP interface answers them', async () => {
    const { code, stdout } = await show('worker/SW-1', '--as-of', '2024-09-30', '--json');
    expect(code).toBe(0);
    const answered = JSON.parse(stdout) as { state: StateShown; timeline: TimelineShown };
    const address = `${server.url}/v1/subjects/worker/SW-1`;
    const json = async (url: string): Promise<unknown> => (await fetch(url)).json();
    expect(answered).toEqual({
      state: await json(`${address}?authority=333&asOf=2024-09-30`),
      timeline: await json(`${address}/timeline?authority=333`),
    });
    expect(answered.state.state).toMatchObject({ inPost: false, employments: [{ employmentId: 'E-SW-1' }] });
  });

  it('says the same of a server as of the data directory, as at an earlier position too', async () => {
    const question = ['worker/SW-1', '--as-of', '2024-09-30', '--as-at', '2'];
    const { stdout } = await show(...question);
    expect(JSON.parse(stdout)).toMatchObject({
      state: { position: '2', state: { inPost: true } },
      timeline: { position: '2' },
    });
    expect((await show(...question, '--server', server.url)).stdout).toBe(stdout);
  });

  it('says what is not known, as a problem with its code', async () => {
    for (const at of [[], ['--server', server.url]]) {
      const ended = await show('worker/SW-9', '--json', ...at);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain('(unknown-subject)');
      expect(JSON.parse(ended.stdout)).toMatchObject({
        ...{ code: 'unknown-subject', status: 404, instance: '/v1/subjects/worker/SW-9' },
      });
    }
    expect((await show('manager/M-1')).stderr).toContain('(not-found)');
    const bare = await show('SW-1');
    expect([bare.code, bare.stderr]).toEqual([2, expect.stringContaining('worker/SW-1042')]);
  });
});
