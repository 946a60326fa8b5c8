import { epochMsOf, londonDateOf } from '@daybook/events';
import type { Answer } from '../answer';
import type { Book, Progress } from '../book';
import type { Parameters } from '../parameters';
import { badParameter } from '../problem';
import type { Interval } from '../series-dates';
import { periodEnd, periodEnds } from './period-ends';
import { type Alteration, type EventKey, type Played, PlayedHistory } from './played-history';

/** How a history is run forward, and what is asked of it on the way. */
export interface ReplayPlan extends Alteration {
  readonly authority: string;
  readonly metrics: readonly string[];
  /**
   * `knowledge`: at the end of every period in which something was recorded or time went by, what was
   * known then of that day. `effect`: of the end of every period, what is known once all is played.
   */
  readonly by: 'effect' | 'knowledge';
  readonly every: Interval;
  /** Answers are given from here on; what was recorded before is played in silence. */
  readonly from: bigint;
}

/** The Daybook whose history is played. */
export type ReplaySource = Pick<Book, 'exportLog' | 'ask'>;

/** An empty Daybook, marked a sandbox, that the history is told to as it is played. */
export type ReplayStage = Pick<Book, 'record' | 'ask'>;

/** What a replay is played on, and who is told how far it is. */
export interface ReplayHouse {
  readonly source: ReplaySource;
  /** Null: nothing is altered and nothing kept, so that the source itself answers. */
  readonly stage: ReplayStage | null;
  onProgress(progress: Pick<Progress, 'done'>): void;
}

/** The answers at one point of a replay, one for each metric, in their order. */
export interface ReplayPoint {
  readonly asOf: string;
  readonly answers: readonly Answer[];
}

/** Runs a history forward from the log at full speed and gives the answers as they evolve. */
export class Replay {
  private readonly history: PlayedHistory;
  private played = 0;
  /** The position of the source that was played last. */
  private position = 0n;
  private firstEffect = '9999-12-31';
  /** The London date on which the last of what was played was recorded. */
  private today: string | null = null;

  constructor(
    private readonly plan: ReplayPlan,
    private readonly house: ReplayHouse,
  ) {
    if (house.stage === null && (plan.without.length > 0 || plan.with.length > 0)) {
      throw new Error('an altered history needs a Daybook to be told to');
    }
    this.history = new PlayedHistory(plan);
  }

  /** Events that were to be left out and that the log did not hold. */
  get notMet(): readonly EventKey[] {
    return this.history.notMet;
  }

  /** Plays, and gives a point as soon as it is reached. May be called once. */
  async *run(): AsyncGenerator<ReplayPoint> {
    for await (const lines of this.house.source.exportLog({})) {
      yield* this.take(this.history.page(lines));
      if (this.history.isOver) break;
    }
    yield* this.take(this.history.end());
    if (this.today === null) return;
    if (this.plan.by === 'knowledge') yield await this.point(periodEnd(this.today, this.plan.every));
    else yield* this.byEffect(this.today);
  }

  /** Tells what is played, and stops where a period of knowledge is over. */
  private async *take(played: readonly Played[]): AsyncGenerator<ReplayPoint> {
    let told: Played[] = [];
    for (const one of played) {
      const date = londonDateOf(epochMsOf(one.recordedAt));
      if (this.today !== null && this.plan.by === 'knowledge' && this.isReached) {
        const over = periodEnds(this.today, date, this.plan.every).slice(0, -1);
        if (over.length > 0) {
          await this.tell(told);
          told = [];
        }
        for (const end of over) yield await this.point(end);
      }
      this.today = date;
      this.pass(one);
      told.push(one);
    }
    await this.tell(told);
    this.house.onProgress({ done: this.played });
  }

  /** Whether what was played last lies at or after the position from which on answers are given. */
  private get isReached(): boolean {
    return this.position >= this.plan.from;
  }

  private pass({ event, position }: Played): void {
    this.played += 1;
    this.position = position ?? this.position;
    if (!this.isReached || event.effectiveon === undefined) return;
    if (event.effectiveon < this.firstEffect) this.firstEffect = event.effectiveon;
  }

  /** Records what is played as it was recorded: consecutive entries of one instant and hand together. */
  private async tell(played: readonly Played[]): Promise<void> {
    const { stage } = this.house;
    if (stage === null) return;
    const requests = grouped(played).map(async (group) => {
      const [{ recordedAt: now, recordedBy } = { recordedAt: '', recordedBy: '' }] = group;
      const items = group.map(({ event }) => ({ event }));
      return stage.record({ items, recordedBy, now });
    });
    for (const receipt of (await Promise.all(requests)).flat()) {
      if (receipt.status === 'recorded') continue;
      const why = receipt.problem?.detail ?? 'the log holds it already';
      throw badParameter('with', `the event ${receipt.source ?? ''} ${receipt.id ?? ''}: ${why}`);
    }
  }

  private async *byEffect(today: string): AsyncGenerator<ReplayPoint> {
    if (this.firstEffect > today) return;
    for (const end of periodEnds(this.firstEffect, today, this.plan.every)) yield await this.point(end);
  }

  private async point(asOf: string): Promise<ReplayPoint> {
    const { source, stage } = this.house;
    const { authority, metrics } = this.plan;
    const parameters: Parameters = { authority, asOf };
    const answers: Answer[] = [];
    for (const metric of metrics) {
      const answered = await (stage === null
        ? source.ask(metric, { ...parameters, asAt: String(this.position) })
        : stage.ask(metric, parameters));
      answers.push(answered as Answer);
    }
    return { asOf, answers };
  }
}

function grouped(played: readonly Played[]): readonly (readonly Played[])[] {
  const groups: Played[][] = [];
  for (const one of played) {
    const group = groups.at(-1);
    const isSame = group?.[0]?.recordedAt === one.recordedAt && group[0].recordedBy === one.recordedBy;
    if (group !== undefined && isSame) group.push(one);
    else groups.push([one]);
  }
  return groups;
}
