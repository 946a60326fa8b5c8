import type { CivilDate } from '@daybook/events';
import { type ReturnDays, returnYearOf, surveyReturn, type ReturnSurvey } from '@daybook/formats';
import { CommandError, EXIT } from '../exit';
import { bytesOf } from '../input-file';

/** The format of the files of the children looked after return. */
export const RETURN_FORMAT = 'ssda903';

/** The days of which a file tells everything, both inclusive. */
export interface ReturnWindow {
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The first was said by whoever records it; else it is that of the year. */
  readonly isGiven: boolean;
}

/** What is known of the files of a return before they are read. */
export interface ReturnKnown {
  /** Three-digit code of the local authority whose return it is. */
  readonly authority: string;
  readonly today: CivilDate;
  /** The first day of which the files tell everything; else that of their year. */
  readonly from?: CivilDate;
  /** Rows that are compared with the record together, and more until the last child is whole. */
  readonly rowsTogether?: number;
}

/** Bytes of standard input that are held in memory at most, so that it is known before it is recorded. */
const LONGEST_INPUT = 128 * 1_048_576;

/** The files of a return, of one authority: each is read through once before anything is recorded. */
export class ReturnFiles {
  private readonly surveys = new Map<string, ReturnSurvey>();
  private input: readonly Buffer[] | undefined;

  constructor(readonly known: ReturnKnown) {}

  /** The bytes of a file; those of standard input are held, so that they can be read twice. */
  async *bytesOf(file: string): AsyncGenerator<Uint8Array> {
    if (file !== '-') yield* bytesOf(file);
    else yield* (this.input ??= await heldInput());
  }

  /**
   * What a file is.
   * @throws CommandError where nothing of it can be read
   */
  async surveyOf(file: string): Promise<ReturnSurvey> {
    const known = this.surveys.get(file);
    if (known !== undefined) return known;
    const survey = await surveyReturn(this.bytesOf(file), { today: this.known.today });
    if (survey.isUnreadable) throw unreadable(file, survey.damage ?? '');
    this.surveys.set(file, survey);
    if (survey.note !== null) process.stderr.write(`${nameOf(file)} ${survey.note}\n`);
    return survey;
  }

  /** In what way a file is damaged so that it is not recorded as it stands, or null. */
  async damageOf(file: string): Promise<string | null> {
    const { damage } = await this.surveyOf(file);
    return damage === null ? null : `it ${damage}`;
  }

  /** The days of which a file tells; null where it is of no year, as Header is. */
  windowOf(file: string): ReturnWindow | null {
    const { from } = this.known;
    const latest = this.latestOf(file);
    if (latest === null) return null;
    const year = returnYearOf(latest);
    if (from === undefined) return { from: year.from, to: year.lastDay, isGiven: false };
    const to = from > year.lastDay ? returnYearOf(from).lastDay : year.lastDay;
    return { from, to, isGiven: true };
  }

  /** The last days of which rows of a file may speak. */
  daysOf(file: string): ReturnDays {
    const { today } = this.known;
    const window = this.windowOf(file);
    return window === null ? { today } : { today, lastDay: window.to };
  }

  /**
   * The day by which the year of a file is known. Files of different tables that are given together are one
   * return, and of one year: of a table in which little happens the year might not show.
   */
  private latestOf(file: string): CivilDate | null {
    const surveys = [...this.surveys.values()];
    const tables = surveys.flatMap((survey) => [...survey.tables.keys()]);
    const own = this.surveys.get(file)?.latest ?? null;
    if (own === null || new Set(tables).size < tables.length) return own;
    return surveys.reduce((last, { latest }) => (latest !== null && latest > last ? latest : last), own);
  }
}

/** A file of which nothing can be recorded, in words that follow its name. */
export function unreadable(file: string, sentence: string): CommandError {
  return new CommandError(EXIT.usage, `${nameOf(file)} ${sentence}; nothing of it can be recorded`);
}

/** What a file is called in sentences. */
export function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}

async function heldInput(): Promise<readonly Buffer[]> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of bytesOf('-')) {
    bytes += chunk.length;
    if (bytes > LONGEST_INPUT) {
      throw unreadable('-', `is a return of more than ${LONGEST_INPUT} bytes: record it from a file`);
    }
    chunks.push(chunk);
  }
  return chunks;
}
