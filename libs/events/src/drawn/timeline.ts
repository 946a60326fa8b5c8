import type { CivilDate } from '../civil-date';
import type { DaybookEvent, Json, JsonObject } from '../event';
import { readAmendment, readTarget, type Correction, type Retraction, type Target } from './amendments';
import { clauses, readClauses, type ClauseName } from './clauses';
import { ownerOf, type Statement } from './statements';
import { readSubjects, readVerb, startsVerb, subjectOf, type Subjects } from './subjects';
import type { Words } from './words';

/** One event of a timeline and the day on which it is recorded. */
export interface DrawnEntry {
  readonly recordedOn: CivilDate;
  readonly event: DaybookEvent;
}

/** An event told so far, as later lines may speak of it. */
interface Told extends DrawnEntry {
  /** The noun of its statement, or `correction` or `retraction`. */
  readonly noun: string;
  /** Of an amendment, the noun of the event that it amends in the end; else its own. */
  readonly about: string;
  /** The date at the head of its line. */
  readonly on: CivilDate;
}

/** One statement as read: what it says of all its subjects. */
interface Said {
  readonly statement: Statement;
  readonly subjects: Subjects;
  readonly data: JsonObject;
}

/** The events told so far by the lines of one timeline. */
export class Timeline {
  private readonly told: Told[] = [];
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly authority: string,
    private readonly source: string,
  ) {}

  /** By day of recording, then by line. */
  inOrderOfRecording(): DrawnEntry[] {
    const inOrder = this.told.toSorted((a, b) => {
      if (a.recordedOn === b.recordedOn) return 0;
      return a.recordedOn < b.recordedOn ? -1 : 1;
    });
    return inOrder.map(({ recordedOn, event }) => ({ recordedOn, event }));
  }

  readLine(words: Words): void {
    if (!words.left) return;
    const day = words.takeDate();
    if (words.skip('( learned )')) this.readLearned(words, day);
    else this.readHappened(words, day);
    if (words.left) words.refuse('nothing more');
  }

  private readHappened(words: Words, on: CivilDate): void {
    const recordedOn = readRecordedOn(words, on);
    const { statement, subjects, data } = readStatement(words);
    if (statement.monthly === true && !on.endsWith('-01'))
      words.refuse('a line dated the first of the month');
    const { type, noun } = statement;
    const month = statement.monthly === true ? { month: on.slice(0, 7) } : {};
    for (const name of subjects.names) {
      const team = subjects.of === 'project team' ? { projectTeamId: name } : {};
      const subject = subjectOf(subjects.of, name);
      const event = this.eventOf(name, {
        type,
        subject,
        effectiveon: on,
        data: { ...team, ...month, ...data },
      });
      this.told.push({ recordedOn, on, noun, about: noun, event });
    }
  }

  private readLearned(words: Words, on: CivilDate): void {
    const subjects = readSubjects(words);
    const target = readTarget(words, subjects);
    const amended = subjects.names.map((name) => this.find(words, subjectOf(subjects.of, name), target));
    const about = target.noun === 'retraction' ? 'retraction' : (amended[0]?.about ?? target.noun);
    const amendment = readAmendment(words, subjects.possessive, about);
    const { type } = amendment;
    const noun = type === 'EventRetracted' ? 'retraction' : 'correction';
    amended.forEach(({ event: { subject, source, id } }, i) => {
      const data = dataOf(amendment, { source, id });
      const event = this.eventOf(subjects.names[i] as string, { type, subject, data });
      this.told.push({ recordedOn: on, on, noun, about, event });
    });
  }

  /** The last event told that an amendment can mean. */
  private find(words: Words, subject: string, { noun, told, which }: Target): Told {
    const found = this.told.findLast(({ event, ...one }) => {
      if (one.noun !== noun || event.subject !== subject || (told !== undefined && one.on !== told))
        return false;
      const { employmentId, assignmentId, absenceId, workerId } = event.data;
      return which === undefined || [employmentId, assignmentId, absenceId, workerId].includes(which);
    });
    return found ?? words.refuse(`a ${noun} of ${subject} on a line above`);
  }

  private eventOf(
    name: string,
    told: Omit<DaybookEvent, 'specversion' | 'id' | 'source' | 'authority'>,
  ): DaybookEvent {
    const count = (this.counts.get(name) ?? 0) + 1;
    this.counts.set(name, count);
    return {
      specversion: '1.0',
      id: `${name}-${count}`,
      source: this.source,
      authority: this.authority,
      ...told,
    };
  }
}

function readRecordedOn(words: Words, day: CivilDate): CivilDate {
  if (!words.skip('( recorded')) return day;
  const recordedOn = words.takeDate();
  return words.skip(')') ? recordedOn : words.refuse('")"');
}

function readStatement(words: Words): Said {
  if (/^takes?$/.test(words.peek(1)) && words.peek(2) === 'over') return readTransfer(words);
  const subjects = readSubjects(words);
  if (!subjects.possessive) return readRest(words, { subjects, statement: readVerb(words, subjects.of) });
  const whole = (['registration', 'case'] as const).find(
    (belonging) => ownerOf(belonging) === subjects.of && words.skip(belonging),
  );
  if (whole !== undefined) return readRest(words, { subjects, statement: readVerb(words, whole) });
  if (subjects.of === 'child') words.refuse('case');
  if (subjects.of !== 'worker') words.refuse('(learned) before what is told of a possessive');
  if (!words.skip('assignment')) words.refuse('assignment or registration');
  const data = startsVerb(words, 'assignment') ? {} : { assignmentId: words.take('the id of an assignment') };
  return readRest(words, { subjects, statement: readVerb(words, 'assignment'), data });
}

/** `Trust takes over SW1`: the one statement whose subject comes last. */
function readTransfer(words: Words): Said {
  const data = { employer: words.take('an employer') };
  const statement = readVerb(words, 'worker');
  return readRest(words, { subjects: readSubjects(words), statement, data });
}

/** Reads the clauses after the verb; `data` is what was said before it. */
function readRest(words: Words, said: Omit<Said, 'data'> & { readonly data?: JsonObject }): Said {
  const { given, takes } = said.statement;
  const clausesRead = readClauses(words, takes);
  if (words.left) words.refuse(takes.length === 0 ? 'nothing more' : `one of: ${written(takes)}`);
  const data: { [field: string]: Json } = { ...given, ...said.data, ...clausesRead };
  // An assignment that is named takes the place of the employment that is given.
  if ('assignmentId' in clausesRead && !('employmentId' in clausesRead)) delete data['employmentId'];
  refuseMissing(words, said.statement, data);
  return { ...said, data };
}

function refuseMissing(words: Words, { needs = [], needsOneOf = [] }: Statement, data: JsonObject): void {
  const isMissing = (name: ClauseName): boolean => !(clauses[name].field in data);
  if (needs.some(isMissing)) words.refuse(written(needs.filter(isMissing)));
  if (needsOneOf.length > 0 && needsOneOf.every(isMissing)) words.refuse(`one of: ${written(needsOneOf)}`);
}

function written(names: readonly ClauseName[]): string {
  return names.map((name) => clauses[name].written).join(', ');
}

function dataOf(amendment: Retraction | Correction, key: { source: string; id: string }): JsonObject {
  if (amendment.type === 'EventRetracted') return { retracts: key, reason: amendment.reason };
  const { effectiveOn, data } = amendment;
  return {
    corrects: key,
    reason: 'late-information',
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
    ...(Object.keys(data).length === 0 ? {} : { data }),
  };
}
