import { type Examination, examine } from '@daybook/book';
import type { Command } from 'commander';
import { EXIT } from '../exit';
import { writeColumns } from '../table';
import { type CommonOptions, type Environment, wantsJson, withData, withExample } from './options';

/** `daybook doctor`: looks at settings, directory, log, keys, views and disk, and says what to do. */
export function doctorCommand(program: Command, environment: Environment): void {
  const command = withData(program.command('doctor'))
    .summary('check settings, directory, log, keys, views and disk')
    .description(
      'Look at the settings and at everything in the data directory, and say how it stands and what to do. ' +
        'Works beside a running server and changes nothing. The exit code is 1 if something fails.',
    )
    .option('--json', 'print {checks: [{name, status, says, do}]}');
  withExample(command, 'daybook doctor').action(async (options: CommonOptions) => {
    const directory = options.data === undefined ? {} : { DAYBOOK_DATA: options.data };
    const examination = await examine({ ...environment, ...directory });
    if (wantsJson(options)) process.stdout.write(`${JSON.stringify(examination)}\n`);
    else writeExamination(examination);
    if (examination.checks.some(({ status }) => status === 'fail')) process.exitCode = EXIT.no;
  });
}

function writeExamination({ checks }: Examination): void {
  writeColumns(
    ['check', 'status', 'says'],
    checks.map(({ name, status, says }) => [name, status, says]),
  );
  for (const check of checks) {
    if (check.do !== undefined) process.stdout.write(`${check.name}: ${check.do}\n`);
  }
}
