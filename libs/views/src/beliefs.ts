import type { Position } from '@daybook/events';
import { factIdentity, findingIdentity } from '@daybook/facts';
import type { Differences, Fact, Finding, KnownFact, KnownFinding } from '@daybook/facts';

import { NothingToClose } from './fact-store';

type Known<Row> = Row & { readonly knownFrom: Position; readonly knownUntil: Position | null };

/** Rows of one kind with their known ranges, and which of them are open, by identity. */
class Ranges<Row extends { readonly subject: string }> {
  constructor(
    private readonly identityOf: (row: Row) => string,
    readonly rows: Known<Row>[] = [],
    private readonly open = new Map<string, number>(),
  ) {}

  copy(): Ranges<Row> {
    return new Ranges(this.identityOf, [...this.rows], new Map(this.open));
  }

  change(position: Position, opened: readonly Row[], closed: readonly Row[]): void {
    for (const row of closed) {
      const identity = this.identityOf(row);
      const index = this.open.get(identity);
      const known = index === undefined ? undefined : this.rows[index];
      if (index === undefined || known === undefined) throw new NothingToClose(position, row.subject);
      this.rows[index] = { ...known, knownUntil: position };
      this.open.delete(identity);
    }
    for (const row of opened) {
      this.open.set(this.identityOf(row), this.rows.length);
      this.rows.push({ ...row, knownFrom: position, knownUntil: null });
    }
  }
}

/** Everything that was ever believed, with the positions between which it was. */
export class Beliefs {
  private constructor(
    private readonly factRanges: Ranges<Fact>,
    private readonly findingRanges: Ranges<Finding>,
  ) {}

  static none(): Beliefs {
    return new Beliefs(new Ranges<Fact>(factIdentity), new Ranges<Finding>(findingIdentity));
  }

  get facts(): readonly KnownFact[] {
    return this.factRanges.rows;
  }

  get findings(): readonly KnownFinding[] {
    return this.findingRanges.rows;
  }

  copy(): Beliefs {
    return new Beliefs(this.factRanges.copy(), this.findingRanges.copy());
  }

  /**
   * What closes was open before this position, so it goes first.
   *
   * @throws NothingToClose, leaving the change half made
   */
  change(position: Position, { opened, closed }: Differences): void {
    this.factRanges.change(position, opened.facts, closed.facts);
    this.findingRanges.change(position, opened.findings, closed.findings);
  }
}
