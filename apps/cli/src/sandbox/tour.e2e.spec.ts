import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

const launcher = resolve(__dirname, '../../bin/daybook.js');

interface Ended {
  readonly code: number;
  readonly stdout: string;
}

/** The demonstration as it stands for whoever tries it, once it serves. */
async function standing(): Promise<{ demo: ChildProcess; text: string }> {
  const demo = spawn(process.execPath, [launcher, 'demo', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  await new Promise<void>((ready, failed) => {
    demo.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('The same over HTTP')) ready();
    });
    demo.on('exit', (code) => failed(new Error(`the demonstration ended with ${code}: ${text}`)));
  });
  return { demo, text };
}

/** Runs a printed command as a shell does, with this checkout's `daybook`. */
function run(command: string): Promise<Ended> {
  const here = command.replace(/^npx daybook/, `'${process.execPath}' '${launcher}'`);
  const bare = Object.entries(process.env).filter(([name]) => !name.startsWith('DAYBOOK_'));
  return new Promise((done) => {
    execFile(
      '/bin/sh',
      ['-c', here],
      { maxBuffer: 2 ** 24, env: Object.fromEntries(bare) },
      (error, stdout) => done({ code: typeof error?.code === 'number' ? error.code : 0, stdout }),
    );
  });
}

describe('the guided tour', () => {
  it('prints ten commands, each of which answers as it stands while the demonstration serves', async () => {
    const { demo, text } = await standing();
    try {
      const commands = text.split('\n').flatMap((line) => /^ {2}(npx daybook .*)$/.exec(line)?.[1] ?? []);
      expect(commands).toHaveLength(10);
      const answers: string[] = [];
      for (const command of commands) {
        const { code, stdout } = await run(command);
        expect({ command, code }).toEqual({ command, code: 0 });
        answers.push(stdout);
      }
      const [then, changes, leavers, life, destinations, teams, series, region, findings, hash] = answers;
      expect(then).toContain('WF.TURNOVER.HC');
      expect(changes).toContain('SocialWorkerLeft');
      expect(JSON.parse(life ?? '')).toMatchObject({ state: { state: { employments: [{}] } } });
      expect(leavers).toContain('SocialWorkerLeft');
      expect(destinations).toContain('other-authority');
      expect(teams).toContain('Leaving Care');
      expect(series).toMatch(/26\.0[^]*8\.\d/);
      expect(region).toMatch(/"counted":1,"of":14/);
      expect(findings).toMatch(/worker\/|child\//);
      expect(hash).toMatch(/[0-9a-f]{64}/);
    } finally {
      demo.removeAllListeners('exit');
      const ended = new Promise((done) => demo.once('exit', done));
      demo.kill('SIGINT');
      await ended;
    }
  }, 300_000);
});
