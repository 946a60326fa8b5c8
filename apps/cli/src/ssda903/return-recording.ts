import { DaybookProblem, readLine, type ReceiptProblem } from '@daybook/book';
import {
  columnAt,
  ReturnDamage,
  returnEvents,
  type ReturnItem,
  ReturnReading,
  type ReturnSurvey,
} from '@daybook/formats';
import type { InputLine } from '../cutter';
import { ProgressBar } from '../progress';
import { type FileRecording, refusedOf } from '../recording';
import type { Target } from '../target';
import { nameOf, type ReturnFiles, type ReturnWindow, unreadable } from './return-files';
import { type Compared, compareWithRecord, type TablePage } from './return-history';
import { ReturnPage, type SentEvent } from './return-page';
import { ReturnRemarks } from './return-remarks';
import { keepHeapSmall } from './small-heap';

/** Rows that are compared with the record in one request, where nothing else is said. */
const PAGE = 2_000;

/** From so many rows on memory matters. */
const MANY = 20_000;

/**
 * Records a file of the SSDA903 return as a history of its year: what is new, corrected or gone is entered.
 * Counts events, and of refusals the rows: a row that is refused costs the others nothing.
 */
export async function recordReturn(
  file: string,
  recording: FileRecording,
  files: ReturnFiles,
): Promise<void> {
  const survey = await files.surveyOf(file);
  if (survey.rows > MANY) keepHeapSmall();
  const remarks = new ReturnRemarks(nameOf(file));
  const window = files.windowOf(file);
  const sorted = survey.isScattered || !survey.isInOrder;
  const sparesAll = sayWhatItIs(survey, window, { remarks, sorted });
  const reading = new ReturnReading(files.daysOf(file));
  const { authority, rowsTogether = PAGE } = files.known;
  const pages = returnEvents(files.bytesOf(file), { authority, reading, sorted });
  const compared = { authority, window, sparesAll };
  const of: Work = { file, recording, remarks, survey, compared, rowsTogether };
  try {
    await recordPages(pages, of);
  } catch (error) {
    throw error instanceof ReturnDamage ? unreadable(file, error.message) : error;
  }
  remarks.close(window?.from ?? null);
  if (reading.damaged === null) return;
  recording.tally.damaged++;
  remarks.say(reading.damaged);
}

/** A file while it is recorded. */
interface Work {
  readonly file: string;
  readonly recording: FileRecording;
  readonly remarks: ReturnRemarks;
  readonly survey: ReturnSurvey;
  readonly compared: Compared;
  readonly rowsTogether: number;
}

/** Says which year a file is of, and what is to be known of it; whether what it leaves out stays as it is. */
function sayWhatItIs(
  { damage, hasNameless, firstOver, rows }: ReturnSurvey,
  window: ReturnWindow | null,
  { remarks, sorted }: { readonly remarks: ReturnRemarks; readonly sorted: boolean },
): boolean {
  if (sorted && rows > MANY)
    remarks.say('is not in the order of CHILD: its rows are held in memory until they are sorted');
  if (window === null) return false;
  remarks.say(`tells the days from ${window.from} to ${window.to}`);
  const nothingGone = 'nothing that it leaves out is taken for gone';
  if (damage !== null) remarks.say(`is not whole: ${nothingGone}`);
  else if (hasNameless)
    remarks.say(`has rows of which it cannot be read whom they are about: ${nothingGone}`);
  const isOfYears = firstOver !== null && firstOver.day < window.from;
  if (isOfYears) {
    const what = `has rows of what was over before ${window.from}, as on line ${firstOver.line}`;
    remarks.say(`${what}: ${nothingGone}, unless --from says since when it tells everything`);
  }
  return damage !== null || hasNameless || isOfYears;
}

async function recordPages(pages: AsyncIterable<readonly ReturnItem[]>, work: Work): Promise<void> {
  const total = work.survey.rows;
  const bar = new ProgressBar(`recording ${nameOf(work.file)}`);
  let done = 0;
  let page = new ReturnPage(null);
  const finish = async (isLast: boolean): Promise<void> => {
    await recordPage(page, work, { isLast });
    if (!isLast) await bringViewsAlong(work.recording.target);
    done += page.items.length;
    bar.update({ done, total });
  };
  for await (const items of pages) {
    for (const item of items) {
      if (page.endsBefore(item, work.rowsTogether)) {
        await finish(false);
        page = page.next();
      }
      page.take(item);
    }
  }
  await finish(true);
  bar.finish(done);
}

/**
 * After each page the views have its children only to learn: at the end they would have all, and need more
 * memory. Where they cannot be brought along the last attempt says so.
 */
async function bringViewsAlong(target: Target | null): Promise<void> {
  try {
    await target?.settle();
  } catch (error) {
    if (!(error instanceof DaybookProblem)) throw error;
  }
}

/** Why rows are refused, each once. */
type Refused = Map<ReturnItem, ReceiptProblem>;

/** Records the events of some rows, and keeps the rows that were refused. */
async function recordPage(page: ReturnPage, work: Work, end: { readonly isLast: boolean }): Promise<void> {
  const { target, refusals, tally } = work.recording;
  const refused: Refused = new Map();
  for (const item of page.items) {
    work.remarks.takeNotes(item);
    if ('problem' in item) refused.set(item, item.problem);
  }
  const range = page.range(end);
  for (const table of work.survey.tables.keys()) {
    const told = { ...work.compared, table, page, range };
    if (target === null) tally.recorded += page.eventsOf(table).filter(isReadable).length;
    else await compareTable(target, told, { work, refused });
  }
  const rows = [...refused].map(([item, problem]) => ({ line: inputLineOf(item), problem }));
  rows.sort((one, other) => one.line.line - other.line.line);
  for (const { line, problem } of rows) refusals.write(line, problem);
  tally.refused += rows.length;
  await target?.park(rows.map(({ line, problem }) => refusedOf(work.file, line, problem)));
}

function isReadable({ bytes }: SentEvent): boolean {
  return 'event' in readLine(bytes);
}

async function compareTable(
  target: Target,
  told: TablePage,
  { work, refused }: { readonly work: Work; readonly refused: Refused },
): Promise<void> {
  const receipt = await compareWithRecord(target, told);
  if (receipt === null) return;
  const { tally } = work.recording;
  tally.recorded += receipt.recorded;
  tally.duplicates += receipt.unchanged + receipt.duplicates;
  work.remarks.takeReceipt(receipt);
  const sent = told.page.eventsOf(told.table);
  for (const { line = -1, problem } of receipt.results) {
    const one = sent[line];
    // After the events come the rows that were refused here already.
    if (one === undefined || problem === undefined) continue;
    refused.set(one.item, joined(refused.get(one.item), inColumns(problem, one.type)));
  }
}

function inputLineOf({ line, raw }: ReturnItem): InputLine {
  return { line, raw: Buffer.from(raw) };
}

/** A refusal of an event is one of the row: what of it comes from a column is about that. */
function inColumns({ code, detail, errors }: ReceiptProblem, type: string): ReceiptProblem {
  const inRow = errors.map((error) => {
    const column = columnAt({ type }, error.pointer);
    return { ...error, pointer: column === '' ? '' : `/${column}` };
  });
  return { code, detail, errors: inRow };
}

function joined(before: ReceiptProblem | undefined, problem: ReceiptProblem): ReceiptProblem {
  return before === undefined ? problem : { ...before, errors: [...before.errors, ...problem.errors] };
}
