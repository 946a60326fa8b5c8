import { surveyReturn, type ReturnSurvey } from '@daybook/formats';
import { CommandError, EXIT } from '../exit';
import { bytesOf } from '../input-file';

/** The format of the files of the children looked after return. */
export const RETURN_FORMAT = 'ssda903';

/** The files of a return, of one authority: each is read through once before anything is recorded. */
export class ReturnFiles {
  private readonly surveys = new Map<string, ReturnSurvey>();

  constructor(
    /** Three-digit code of the local authority whose return it is. */
    readonly authority: string,
  ) {}

  /**
   * What a file is; undefined for standard input, which can be read only once.
   * @throws CommandError where nothing of it can be read
   */
  async surveyOf(file: string): Promise<ReturnSurvey | undefined> {
    if (file === '-') return undefined;
    const known = this.surveys.get(file);
    if (known !== undefined) return known;
    const survey = await surveyReturn(bytesOf(file));
    if (survey.isUnreadable) throw unreadable(file, survey.damage ?? '');
    this.surveys.set(file, survey);
    if (survey.note !== null) process.stderr.write(`${file} ${survey.note}\n`);
    return survey;
  }

  /** In what way a file is damaged so that it is not recorded as it stands, or null. */
  async damageOf(file: string): Promise<string | null> {
    const damage = (await this.surveyOf(file))?.damage ?? null;
    return damage === null ? null : `it ${damage}`;
  }
}

/** A file of which nothing can be recorded, in words that follow its name. */
export function unreadable(file: string, sentence: string): CommandError {
  const name = file === '-' ? 'standard input' : file;
  return new CommandError(EXIT.usage, `${name} ${sentence}; nothing of it can be recorded`);
}
