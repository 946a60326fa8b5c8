import { type BackupReport, type BackupRequest, makeBackup, restoreBackup } from '@daybook/book';
import type { Command } from 'commander';
import { ProgressBar } from '../progress';
import { type CommonOptions, type Environment, withData, withExample } from './options';

interface BackupOptions extends CommonOptions {
  readonly withMasterKey?: boolean;
}

/** `daybook backup DIR`: a verified copy of log and keys, beside a running server or without one. */
export function backupCommand(program: Command, environment: Environment): void {
  const command = withData(program.command('backup'))
    .summary('copy log and keys, verified, beside a running server')
    .description(
      'Copy the log and the keys into a directory that is empty or not there, while a server may run; ' +
        'open every record of the copy, and write a manifest with the position and SHA-256 of each file. ' +
        'The master key is not copied: without it nothing can be read or restored.',
    )
    .argument('<dir>', 'where the backup goes')
    .option('--with-master-key', 'copy the master key too, if it is in the data directory')
    .option('--json', 'print the manifest');
  withExample(command, 'daybook backup /backups/2024-10-01').action(
    async (directory: string, options: BackupOptions) => {
      const withMasterKey = options.withMasterKey === true;
      const report = await reporting({ directory, options, environment }, (request) =>
        makeBackup({ ...request, withMasterKey }),
      );
      print(report, options, 'backed up and verified');
      process.stderr.write(
        withMasterKey
          ? 'The backup holds the master key: whoever has it can read everything in it.\n'
          : 'The master key is not in the backup: keep it elsewhere, nothing can be restored without it.\n',
      );
    },
  );
}

/** `daybook restore DIR`: a backup into a data directory that is empty or not there. */
export function restoreCommand(program: Command, environment: Environment): void {
  const command = withData(program.command('restore'))
    .summary('put a backup into an empty data directory')
    .description(
      'Put a backup into a data directory that is not there, or empty but for its master key. Every ' +
        'file is compared with the manifest and every record opened first; views are made when asked. ' +
        'The exit code is 1 if the backup is damaged, and then nothing is restored.',
    )
    .argument('<dir>', 'a backup')
    .option('--json', 'print the manifest');
  withExample(command, 'daybook restore /backups/2024-10-01 --data ./daybook-data').action(
    async (directory: string, options: CommonOptions) => {
      const report = await reporting({ directory, options, environment }, restoreBackup);
      print(report, options, 'restored and verified');
    },
  );
}

interface Asked {
  readonly directory: string;
  readonly options: CommonOptions;
  readonly environment: Environment;
}

/** Does the work and shows how far it is. */
async function reporting(
  { directory, options, environment }: Asked,
  work: (request: BackupRequest) => Promise<BackupReport>,
): Promise<BackupReport> {
  const data = options.data === undefined ? {} : { DAYBOOK_DATA: options.data };
  const bars = { copying: new ProgressBar('copying pages'), verifying: new ProgressBar('verifying records') };
  const report = await work({
    environment: { ...environment, ...data },
    directory,
    onProgress: (what, progress) => bars[what].update(progress),
  });
  bars.verifying.finish(report.records);
  return report;
}

function print(report: BackupReport, { json }: CommonOptions, done: string): void {
  const { directory, records, head } = report;
  const sentence = `${done}: ${records} events to position ${head}, ${directory}`;
  process.stdout.write(json === true ? `${JSON.stringify(report)}\n` : `${sentence}\n`);
}
