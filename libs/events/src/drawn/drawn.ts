import { Timeline, type DrawnEntry } from './timeline';
import { Words } from './words';

export type { DrawnEntry } from './timeline';
export { TimelineError } from './words';
export { linesOfEpisodes } from './episodes';

export interface TimelineOptions {
  /** Default: the sandbox authority `990`. */
  readonly authority?: string;
  /** Default: `urn:drawn`. */
  readonly source?: string;
}

/**
 * Reads a timeline drawn as text: one statement a line, blank lines and `#` comments between.
 *
 * ```
 * timeline  = { line }
 * line      = DATE [ "(recorded" DATE ")" ] statement   # what happened; recorded on its day, or later
 *           | DATE "(learned)" amendment                # what was then learned of an event told above
 * statement = SUBJECT verb { clause }                   # clauses in any order
 *           | EMPLOYER "takes over" SUBJECT [ "as" ID ]
 * amendment = SUBJECT "'s" noun [ "of" DATE ] [ "as" ID ]
 *               ( "never happened" | "was withdrawn" | "was entered twice" | "was" change "instead" )
 *           | SUBJECT ( "started" | "left" ) change "instead"
 * change    = { "on" DATE | "without" FIELD | clause }
 * SUBJECT   = NAMES | NAMES "'s assignment" [ ID ] | NAMES "'s registration" | "project team" NAMES
 *           | ( "post" | "posts" ) NAMES | ( "child" | "children" ) NAMES [ "'s case" ]
 *           |                        # of the authority itself, where the verb is: vacancies reported …
 * NAMES     = "SW1" | "SW1..SW25"
 * ```
 *
 * Verbs, nouns and the clauses that each takes are the rows of statements.ts; how a clause reads, of
 * clauses.ts. A name of several words stands in double quotes. Nouns with `of DATE` mean the event told
 * under that date, with `as ID` that of one employment, assignment, absence or allocated worker; else the
 * last one told above. Of an authority's own reports an amendment says `the authority's vacancy report`.
 *
 * ```
 * 2023-10-02  SW1..SW25 start       1.0 FTE  case-holder  team Duty
 * 2024-02-01  SW1 changes to        0.6 FTE
 * 2024-03-31  SW1 leaves            resignation  to other-authority
 * 2024-05-10  (learned) SW1 left on 2024-04-14 instead
 * 2024-06-01  (recorded 2024-06-20) AG1 begins an assignment  1.0 FTE  covers vacancy
 * 2024-10-05  (learned) SW2's start never happened
 * 2024-10-14  children C1..C18 allocated to SW1
 * 2024-12-02  child C1's case closed  completed
 * 2024-11-01  child C1 starts to be looked after  C2  U6 PR1 with F-17
 * 2024-11-20  child C1 moves to     U4 at B70  same carer
 * 2024-12-31  vacancies reported  9.4 FTE vacant
 * 2025-01-31  (learned) the authority's vacancy report was 9.6 FTE vacant instead
 * ```
 *
 * A last day is inclusive, as in the event that it makes. Left unsaid, an employment is `E1`, an assignment
 * `A1` that covers no vacancy, a role `case-holder`. Ids are the subject's name and a count in the order of
 * lines: `SW1-1`. The result is in the order of recording: by day, then by line. Throws a {@link
 * TimelineError} that names the line and the words at which it cannot be read.
 */
export function readTimeline(text: string, options: TimelineOptions = {}): DrawnEntry[] {
  const { authority = '990', source = 'urn:drawn' } = options;
  const timeline = new Timeline(authority, source);
  text.split('\n').forEach((line, i) => timeline.readLine(Words.of(line, i + 1)));
  return timeline.inOrderOfRecording();
}
