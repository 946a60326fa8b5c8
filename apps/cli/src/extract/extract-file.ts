import { readFileSync } from 'node:fs';
import {
  extractDamage,
  ExtractError,
  type ExtractFormat,
  extractFormats,
  type ExtractReading,
  readExtractMapping,
} from '@daybook/formats';
import { CommandError, EXIT } from '../exit';
import { bytesOf } from '../input-file';

/** What the options of a command say about an extract. */
export interface ExtractOptions {
  readonly format: string;
  readonly mapping: string | undefined;
  readonly authority: string | undefined;
}

/** Whether a format is that of rows, which a mapping turns into events. */
export function isExtractFormat(format: string): format is ExtractFormat {
  return (extractFormats as readonly string[]).includes(format);
}

/**
 * How the extracts of a command are read; null where its files are no extracts.
 * @throws CommandError where something is missing, or the mapping cannot be used
 */
export function extractReading({ format, mapping, authority }: ExtractOptions): ExtractReading | null {
  const refuse = (sentence: string): never => {
    throw new CommandError(EXIT.usage, sentence);
  };
  if (!isExtractFormat(format)) {
    return mapping === undefined
      ? null
      : refuse(`--mapping goes with --format ${extractFormats.join(' or ')}`);
  }
  if (mapping === undefined) {
    return refuse(`--format ${format} needs --mapping FILE, which says what its columns are`);
  }
  if (authority === undefined) {
    return refuse(`--format ${format} needs --authority, the code of the authority whose extract it is`);
  }
  try {
    return { mapping: readExtractMapping(readFileSync(mapping), format), authority };
  } catch (error) {
    if (error instanceof ExtractError) return refuse(`${mapping} cannot be used: ${error.message}`);
    return refuse(`${mapping} cannot be read: ${(error as Error).message}`);
  }
}

/**
 * In what way a file is no extract that can be recorded as it stands, or null. Standard input shows it only
 * as it goes.
 * @throws CommandError where nothing of it can be recorded at all
 */
export async function damageOfExtract(file: string, reading: ExtractReading): Promise<string | null> {
  if (file === '-') return null;
  try {
    return await extractDamage(bytesOf(file), reading);
  } catch (error) {
    throw whichExtract(file, error);
  }
}

/** What is wrong with an extract, said with its name; any other error as it is. */
export function whichExtract(file: string, error: unknown): unknown {
  if (!(error instanceof ExtractError)) return error;
  const name = file === '-' ? 'standard input' : file;
  return new CommandError(EXIT.usage, `${name} cannot be recorded: ${error.message}`);
}
