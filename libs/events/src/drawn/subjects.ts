import { statements, type Statement, type SubjectKind, type ToldOf } from './statements';
import type { Words } from './words';

/** Whom or what a line is about: one name or a range of them, and what of theirs it tells. */
export interface Subjects {
  readonly of: SubjectKind;
  readonly names: readonly string[];
  /** `SW1's …`: something of theirs follows. */
  readonly possessive: boolean;
}

const name = /^[A-Za-z0-9._~-]{1,64}$/;
const range = /^(.*?)(\d+)\.\.(.*?)(\d+)$/;
const LARGEST_RANGE = 10_000;

/** What comes before the name of a subject that is no worker. */
const prefixes: readonly (readonly [prefix: string, of: SubjectKind])[] = [
  ['project team', 'project team'],
  ['post', 'post'],
  ['posts', 'post'],
  ['child', 'child'],
  ['children', 'child'],
];

/** How subjects are spelled in the envelope: the kind of their stream. */
const streamKinds: Readonly<Record<SubjectKind, string>> = {
  worker: 'worker',
  'project team': 'team',
  post: 'post',
  child: 'child',
  authority: 'authority',
};

/** Reads `SW1`, `SW1..SW25`, `SW1's`, `project team PT1`, `post P1`, `child C1's`, `the authority's`. */
export function readSubjects(words: Words): Subjects {
  if (words.skip("the authority's")) return { of: 'authority', names: ['authority'], possessive: true };
  // The verb says it: an authority's lines name nobody.
  if (startsVerb(words, 'authority')) return { of: 'authority', names: ['authority'], possessive: false };
  const of = prefixes.find(([prefix]) => words.skip(prefix))?.[1] ?? 'worker';
  const word = words.peek();
  const possessive = word.endsWith("'s");
  const names = namesOf(possessive ? word.slice(0, -2) : word);
  if (names === null) return words.refuse('a subject, like SW1 or SW1..SW25');
  words.take('a subject');
  return { of, names, possessive };
}

/** The subject of an event, as in its envelope. */
export function subjectOf(of: SubjectKind, name: string): string {
  return of === 'authority' ? 'authority' : `${streamKinds[of]}/${name}`;
}

/** The statement whose verb comes next. */
export function readVerb(words: Words, of: ToldOf): Statement {
  const candidates = statements.filter((statement) => statement.of === of);
  const said = candidates.find(({ says }) => says.some((verb) => words.skip(verb)));
  return said ?? words.refuse(`one of: ${candidates.map(({ says }) => says[0]).join(', ')}`);
}

/** Whether the next word begins a verb of what is told. */
export function startsVerb(words: Words, of: ToldOf): boolean {
  return statements.some(
    (one) => one.of === of && one.says.some((verb) => verb.split(' ')[0] === words.peek()),
  );
}

function namesOf(word: string): readonly string[] | null {
  const ends = range.exec(word);
  if (ends === null) return name.test(word) ? [word] : null;
  const [, prefix = '', first = '', lastPrefix = '', last = ''] = ends;
  if (prefix !== lastPrefix || !name.test(`${prefix}${last}`)) return null;
  return namesFrom(prefix, Number(first), Number(last));
}

function namesFrom(prefix: string, first: number, last: number): readonly string[] | null {
  const count = last - first + 1;
  if (count < 1 || count > LARGEST_RANGE) return null;
  return Array.from({ length: count }, (_, i) => `${prefix}${first + i}`);
}
