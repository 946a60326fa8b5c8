import type { DaybookEvent, Problem } from '@daybook/events';
import type { AppendResult } from '@daybook/log';

/** One event of a request as it could be read: well-formed, or refused with what was wrong. */
export type ReadItem =
  | { readonly event: DaybookEvent }
  | { readonly refused: Problem; readonly source?: string; readonly id?: string };

/** What a refusal says, with the findings of strict recording. */
export interface ReceiptProblem {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
  readonly findings?: readonly ReceiptFinding[];
}

/** A finding that an event would have added. */
export interface ReceiptFinding {
  readonly rule: string;
  readonly severity: string;
  readonly from: string;
  readonly to: string | null;
  readonly message: string;
}

/** What became of one event (interfaces.md §1.2). */
export interface Receipt {
  readonly source?: string;
  readonly id?: string;
  readonly status: 'recorded' | 'duplicate' | 'refused';
  readonly position?: string;
  /** Of a recorded event or a duplicate its own; of `stream-moved-on` the stream's, or null. */
  readonly revision?: string | null;
  readonly recordedAt?: string;
  readonly problem?: ReceiptProblem;
}

/** What became of a well-formed event, before it is said of which. */
export type Outcome = Pick<Receipt, 'status' | 'position' | 'revision' | 'recordedAt' | 'problem'>;

const refusalDetail = {
  'id-reused': 'this source and id were recorded before with other content',
  'batch-refused': 'it would have been recorded, but another event of the same request was refused',
  'stream-moved-on': 'the stream is not at the expected revision',
} as const;

/** What the log answered, as a receipt says it. */
export function outcomeOf(result: AppendResult): Outcome {
  if (result.status !== 'refused') {
    const { status, position, revision, recordedAt } = result;
    return { status, position: String(position), revision: String(revision), recordedAt };
  }
  const { code } = result;
  const detail = refusalDetail[code];
  const pointer = code === 'id-reused' ? '/id' : '';
  const problem = { code, detail, errors: [{ pointer, code, detail }] };
  if (code !== 'stream-moved-on') return { status: 'refused', problem };
  return { status: 'refused', revision: result.revision === null ? null : String(result.revision), problem };
}

/** Puts receipts of the well-formed and refusals of the rest back into the order of the request. */
export function mergeReceipts(items: readonly ReadItem[], outcomes: readonly Outcome[]): readonly Receipt[] {
  let next = 0;
  return items.map((item) => {
    if ('event' in item) {
      const outcome = outcomes[next++];
      if (outcome === undefined) throw new Error('the log answered fewer events than it was given');
      return { source: item.event.source, id: item.event.id, ...outcome };
    }
    return {
      ...(item.source === undefined ? {} : { source: item.source }),
      ...(item.id === undefined ? {} : { id: item.id }),
      status: 'refused',
      problem: item.refused,
    };
  });
}
