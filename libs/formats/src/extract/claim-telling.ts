import type { DaybookEvent, JsonObject } from '@daybook/events';
import type { ExtractClaim } from './row-claims';

/** What the record has under the key of an event: nothing, the same content, or other content. */
export type Known = 'absent' | 'same' | 'other';

/** What a claim comes to: an event to be recorded, or the event that says it already, or nothing at all. */
export type Told = { readonly event: DaybookEvent } | { readonly standing: DaybookEvent } | null;

/**
 * Finds out what has to be entered so that the record says of one claim what the row of an extract says.
 * A claim is told at most once at a time: as an event, then by corrections of it; taken back by a retraction,
 * after which it may be told anew. The ids say the place in that history, so that the same row again has the
 * same ids, and a later correction comes after an earlier one in telling order (events.md §5).
 */
export class ClaimTelling {
  /** How often it was told after having been taken back, from 1. */
  private telling = 1;
  /** How many corrections of this telling are known. */
  private corrections = 0;
  private isSame = false;
  private outcome: Told | undefined;

  constructor(private readonly claim: ExtractClaim) {}

  /** Undefined as long as there are questions. */
  get told(): Told | undefined {
    return this.outcome;
  }

  /** Events of which must be known whether the record has them. */
  questions(): readonly DaybookEvent[] {
    return this.outcome === undefined ? [this.original(), this.retraction(), this.correction()] : [];
  }

  /** Takes in the answers to {@link questions}, in their order. */
  take([original, retraction, correction]: readonly Known[]): void {
    const { said } = this.claim;
    if (original === 'absent') this.outcome = said === null ? null : { event: this.original() };
    else if (retraction !== 'absent') this.tellAnew();
    else {
      if (this.corrections === 0) this.isSame = original === 'same';
      if (correction === 'absent') this.outcome = this.decided();
      else {
        this.isSame = correction === 'same';
        this.corrections++;
      }
    }
  }

  private tellAnew(): void {
    this.telling++;
    this.corrections = 0;
  }

  private decided(): Told {
    if (this.claim.said === null) return { event: this.retraction() };
    return this.isSame ? { standing: this.original() } : { event: this.correction() };
  }

  /** Of what did not happen there is no event: then a stand-in asks for its key. */
  private original(): DaybookEvent {
    const { said, type, dataschema } = this.claim;
    const id = this.originalId();
    if (said === null) return { ...this.retraction(), id };
    return this.event({ id, type, ...(dataschema === undefined ? {} : { dataschema }), ...said });
  }

  private originalId(): string {
    return `${this.claim.key}-${this.telling}`;
  }

  /** Says all that the row says, since what it said before is not known here. */
  private correction(): DaybookEvent {
    const { said, source, emptied } = this.claim;
    const place = String(this.corrections + 1).padStart(6, '0');
    const data: JsonObject = {
      corrects: { source, id: this.originalId() },
      reason: 'source-system-corrected',
      effectiveOn: said?.effectiveon ?? '1900-01-01',
      data: { ...said?.data, ...Object.fromEntries(emptied.map((field) => [field, null])) },
    };
    return this.event({ id: `${this.originalId()}-corrected-${place}`, type: 'EventCorrected', data });
  }

  private retraction(): DaybookEvent {
    const data = { retracts: { source: this.claim.source, id: this.originalId() }, reason: 'rescinded' };
    return this.event({ id: `${this.originalId()}-retracted`, type: 'EventRetracted', data });
  }

  private event(said: Pick<DaybookEvent, 'id' | 'type' | 'data'> & Partial<DaybookEvent>): DaybookEvent {
    const { source, subject, authority } = this.claim;
    return { specversion: '1.0', source, subject, authority, ...said };
  }
}
