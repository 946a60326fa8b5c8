import { groupsOf, present, type By } from '@daybook/metrics';
import { writeAnswer, type Answer } from './answer';
import type { ParameterReader } from './parameters';
import { badParameter } from './problem';
import type { GroupedReckoning } from './reading';

/** One group of an answer; key null is what is not recorded. */
export interface GroupShown extends Pick<
  Answer,
  'numerator' | 'denominator' | 'value' | 'display' | 'symbol'
> {
  readonly key: string | null;
  /** The key where no name is known. */
  readonly label: string | null;
}

/** An answer in groups (interfaces.md §1.3). */
export interface GroupedAnswer extends Answer {
  readonly by: By;
  readonly groups: readonly GroupShown[];
  readonly groupsAddUp: boolean;
  readonly groupsNote: string | null;
}

/** By what an answer is to be broken down, if at all: one of those that the catalogue lists. */
export function breakdownAsked(
  asked: ParameterReader,
  { breakdowns, id }: { breakdowns: readonly { by: By }[]; id: string },
): By | undefined {
  const by = asked.text('by');
  if (by === undefined) return undefined;
  const found = breakdowns.find((breakdown) => breakdown.by === by);
  if (found !== undefined) return found.by;
  const listed = breakdowns.map((breakdown) => breakdown.by).join(', ');
  throw badParameter(
    'by',
    `${id} cannot be broken down by ${by}${listed === '' ? '' : `, only by ${listed}`}`,
  );
}

/** Writes an answer with its groups. */
export function writeGroups(
  by: By,
  { question, reckoning, qualified, facts }: GroupedReckoning,
): GroupedAnswer {
  const answer = writeAnswer(question, reckoning, qualified);
  const grouped = reckoning === null ? null : groupsOf(question.metric, by, { facts, question });
  return {
    ...answer,
    by,
    groups: (grouped?.groups ?? []).map((group) => ({
      key: group.key,
      label: group.key,
      ...present(question.metric, group.reckoning, qualified),
    })),
    groupsAddUp: grouped?.addsUp ?? true,
    groupsNote: grouped?.note ?? null,
  };
}
