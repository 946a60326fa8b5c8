import type { CivilDate, JsonObject } from '@daybook/events';
import { canonicalJson, uuidV5 } from '@daybook/proof';
import type { ReturnTable } from './return-row';

/** What a row says of a child, as an event: its id follows from what it says. */
export interface ReturnClaim {
  readonly type: string;
  readonly effectiveOn: CivilDate;
  readonly data: JsonObject;
}

/** Whose return it is, and of which table a claim is. */
export interface ClaimOrigin {
  /** Three-digit code of the local authority. */
  readonly authority: string;
  readonly table: ReturnTable;
  readonly child: string;
}

/** A claim as a CloudEvent of Daybook (events.md §2). */
export interface ReturnEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly authority: string;
  readonly effectiveon: CivilDate;
  readonly data: JsonObject;
}

/** The UUID of Daybook's readings of the SSDA903 return, in which the ids of their events are made. */
const NAMESPACE = '3b0c7a52-7f0e-5d14-8a55-9f4d0f1c9030';

/**
 * The source of the events of a table: each table is a history of its own, so that a file that holds one of
 * them says nothing of the others.
 */
export function returnSource(authority: string, table: ReturnTable): string {
  return `urn:ssda903:${authority}:${table.toLowerCase()}`;
}

/** The event of a claim. The same claim always has the same id, in whichever year's file it stands. */
export function returnEvent(claim: ReturnClaim, { authority, table, child }: ClaimOrigin): ReturnEvent {
  const { type, effectiveOn, data } = claim;
  const source = returnSource(authority, table);
  const subject = `child/${child}`;
  const said = canonicalJson([source, subject, type, effectiveOn, data]);
  return {
    specversion: '1.0',
    id: uuidV5(NAMESPACE, said),
    source,
    type,
    subject,
    authority,
    effectiveon: effectiveOn,
    data,
  };
}

/** Members that are there: a column that is empty says nothing. */
export function filled(members: Readonly<Record<string, JsonObject[string] | null | undefined>>): JsonObject {
  const there = Object.entries(members).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(there) as JsonObject;
}
