import type { Json, JsonObject } from '../event';
import { clauses, readClauses } from './clauses';
import { ownerOf, statements, type Statement, type SubjectKind } from './statements';
import type { Subjects } from './subjects';
import type { Words } from './words';

/** Which of the events told above an amendment is about. */
export interface Target {
  /** What the event is called: the noun of its statement, or `correction` or `retraction`. */
  readonly noun: string;
  /** The date under which it was told, where there are several. */
  readonly told?: string;
  /** The employment, assignment, absence or worker of an allocation, where there are several. */
  readonly which?: string;
}

/** That the event never happened. */
export interface Retraction {
  readonly type: 'EventRetracted';
  readonly reason: string;
}

/** That it was always otherwise. */
export interface Correction {
  readonly type: 'EventCorrected';
  readonly effectiveOn?: string;
  readonly data: JsonObject;
}

const retractions = new Map([
  ['never happened', 'entered-in-error'],
  ['was withdrawn', 'rescinded'],
  ['was entered twice', 'duplicate'],
]);

/** Verbs that stand for a possessive: `SW1 left on …` for `SW1's leaving was on …`. */
const nounsOfVerbs = new Map([
  ['started', 'start'],
  ['left', 'leaving'],
]);

/** How `without` calls the fields that an amendment may take away. */
const optionalFields = new Map([
  ['FTE', 'fte'],
  ['team', 'team'],
  ['post', 'postId'],
  ['origin', 'origin'],
  ['destination', 'destination'],
  ['reason', 'reason'],
  ['employer', 'employer'],
  ['agency', 'agency'],
  ['host', 'host'],
  ['level', 'practiceLevel'],
  ['planned-end', 'plannedEndOn'],
  ['expected-end', 'expectedEndOn'],
  ['same-carer', 'sameCarer'],
  ['legal-status', 'legalStatus'],
]);

/** Reads which event is meant: what follows the subject of a line that was learned. */
export function readTarget(words: Words, { of, possessive }: Subjects): Target {
  if (!possessive) {
    const verb = nounsOfVerbs.get(words.peek()) ?? words.refuse("started, left, or a subject's noun");
    words.take('a verb');
    return { noun: verb };
  }
  const noun = readNoun(words, of);
  const told = words.skip('of') ? { told: words.takeDate() } : {};
  return words.skip('as') ? { noun, ...told, which: words.take('the id after "as"') } : { noun, ...told };
}

/** Reads what was learned of an event that was told with the noun `told`. */
export function readAmendment(words: Words, possessive: boolean, told: string): Retraction | Correction {
  if (!possessive) return readCorrection(words, told);
  for (const [verb, reason] of retractions) {
    if (words.skip(verb)) return { type: 'EventRetracted', reason };
  }
  if (!words.skip('was')) words.refuse(`one of: ${[...retractions.keys(), 'was … instead'].join(', ')}`);
  return readCorrection(words, told);
}

/** The nouns of all that can be amended, the longest first: `end of assignment` before `end`. */
function nounsFor(of: SubjectKind): string[] {
  const own = statements.filter((statement) => ownerOf(statement.of) === of);
  return [...own.map(({ noun }) => noun), 'correction', 'retraction'].sort((a, b) => b.length - a.length);
}

function readNoun(words: Words, of: SubjectKind): string {
  const nouns = nounsFor(of);
  return nouns.find((noun) => words.skip(noun)) ?? words.refuse(`one of: ${nouns.join(', ')}`);
}

/** Reads `on 2024-04-14`, clauses and `without …`, in any order, up to `instead`. */
function readCorrection(words: Words, noun: string): Correction {
  if (noun === 'retraction')
    words.refuse('never happened or was withdrawn: a retraction cannot be corrected');
  const takes = statements.find((statement) => statement.noun === noun)?.takes ?? [];
  const data: { [field: string]: Json } = {};
  let on: { effectiveOn?: string } = {};
  while (!words.skip('instead')) {
    if (words.skip('on')) on = { effectiveOn: words.takeDate() };
    else if (words.skip('without')) data[readOptionalField(words)] = null;
    else readChange(words, takes, data);
  }
  if (Object.keys({ ...data, ...on }).length === 0) words.refuse('what was otherwise, before "instead",');
  return { type: 'EventCorrected', ...on, data };
}

function readChange(words: Words, takes: Statement['takes'], data: { [field: string]: Json }): void {
  const changed = readClauses(words, takes);
  if (Object.keys(changed).length === 0) {
    const written = takes.map((name) => clauses[name].written);
    words.refuse(`instead, on <date>, without <field>, or one of: ${written.join(', ')}`);
  }
  Object.assign(data, changed);
}

function readOptionalField(words: Words): string {
  const field = optionalFields.get(words.peek());
  if (field === undefined) return words.refuse(`one of: ${[...optionalFields.keys()].join(', ')}`);
  words.take('a field');
  return field;
}
