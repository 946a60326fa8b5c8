import { compareUtf8, isSubject, sourcePattern, streamOf, type StreamKind } from '@daybook/events';
import type { StreamsSought } from '@daybook/log';
import { ParameterReader, type Parameters } from '../parameters';
import { badParameter } from '../problem';
import type { Window } from './window';

/** Whose history a feed is. */
export interface Feed {
  readonly authority: string;
  readonly source: string;
}

/** Subjects after one (exclusive) up to another (inclusive), as their UTF-8 bytes order them. */
export interface SubjectRange {
  readonly after: string | null;
  readonly through: string | null;
}

/** What a history tells all of: whose, of which days, of which subjects. */
export interface HistoryExtent {
  readonly feed: Feed;
  /** What it leaves out within its window and its range never was. */
  readonly isComplete: boolean;
  /** Null where it tells of all days. */
  readonly window: Window | null;
  readonly range: SubjectRange;
}

/** Parameters that only a complete history may have. */
const ofComplete = ['from', 'to', 'subjectAfter', 'subjectThrough'] as const;

const kinds: readonly StreamKind[] = ['authority', 'child', 'post', 'team', 'worker'];

/**
 * What a request says that its history tells.
 * @throws DaybookProblem `missing-parameter`, `bad-parameter`, `unknown-parameter`
 */
export function extentOf(parameters: Parameters): HistoryExtent {
  const asked = ParameterReader.of(parameters, ['authority', 'source', 'scope', ...ofComplete]);
  const feed = { authority: asked.authority(), source: sourceIn(asked) };
  asked.required('scope', 'complete, or partial where absence is to end nothing');
  const isComplete = asked.oneOf('scope', ['complete', 'partial']) === 'complete';
  const given = ofComplete.find((name) => asked.text(name) !== undefined);
  if (!isComplete && given !== undefined) {
    throw badParameter(given, `${given} goes with scope=complete only`);
  }
  return { feed, isComplete, window: windowIn(asked), range: rangeIn(asked) };
}

/** Whether a subject is one of a range. */
export function isInRange(subject: string, { after, through }: SubjectRange): boolean {
  return (
    (after === null || compareUtf8(subject, after) > 0) &&
    (through === null || compareUtf8(subject, through) <= 0)
  );
}

/** Whether a stream is one of an authority. */
export function isOfAuthority(stream: string, authority: string): boolean {
  return stream === `authority-${authority}` || stream.split('-')[1] === authority;
}

/**
 * Where the streams of an extent are to be sought: subjects of one kind and their streams have one order, so
 * that a range of subjects is a range of streams of each kind.
 */
export function streamsIn({ feed, range }: HistoryExtent): readonly StreamsSought[] {
  const { authority, source } = feed;
  const [after, through] = [range.after, range.through].map((subject) =>
    subject === null ? null : streamOf({ subject, authority }),
  );
  if (after == null && through == null) return [{ source }];
  return kinds.flatMap((kind) => {
    const [least, greatest] = boundsOf(kind, authority);
    const sought = {
      source,
      after: greater(least, after ?? ''),
      through: lesser(greatest, through ?? greatest),
    };
    return compareUtf8(sought.after, sought.through) < 0 ? [sought] : [];
  });
}

/** Names between which all streams of a kind are: a full stop comes next after the hyphen of a name. */
function boundsOf(kind: StreamKind, authority: string): readonly [string, string] {
  if (kind === 'authority') return ['authority-', `authority-${authority}`];
  return [`${kind}-${authority}-`, `${kind}-${authority}.`];
}

function greater(one: string, other: string): string {
  return compareUtf8(one, other) > 0 ? one : other;
}

function lesser(one: string, other: string): string {
  return compareUtf8(one, other) < 0 ? one : other;
}

function sourceIn(asked: ParameterReader): string {
  const source = asked.required('source', 'the source of the events, such as urn:itrent:sandwell');
  if (sourcePattern.test(source)) return source;
  throw badParameter('source', 'source must be 1 to 256 characters without control characters');
}

function windowIn(asked: ParameterReader): Window | null {
  const [from, to] = [asked.date('from'), asked.date('to')];
  if (from === undefined && to === undefined) return null;
  if (from === undefined)
    throw badParameter('from', 'from must be given with to: the first day that is told');
  if (to === undefined) throw badParameter('to', 'to must be given with from: the last day that is told');
  if (to < from) throw badParameter('to', 'to must not lie before from');
  return { from, to };
}

function rangeIn(asked: ParameterReader): SubjectRange {
  const [after, through] = (['subjectAfter', 'subjectThrough'] as const).map((name) => {
    const subject = asked.text(name);
    if (subject === undefined || isSubject(subject)) return subject ?? null;
    throw badParameter(name, `${name} must be a subject, such as child/C100`);
  });
  if (after != null && through != null && compareUtf8(after, through) >= 0) {
    throw badParameter('subjectThrough', 'subjectThrough must come after subjectAfter');
  }
  return { after: after ?? null, through: through ?? null };
}
