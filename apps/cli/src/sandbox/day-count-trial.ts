import type { DaybookEvent } from '@daybook/events';

import type { PublishedMeasure } from './figures';
import type { Plan } from './plan';

/*
 * A second reckoning of a plan's figures, by person and day and without the facts of Daybook, so that the
 * generator is held to the definitions of metrics.md §2.1 and not to our fold. It knows no rule that plans
 * have no use for.
 */

/** The six roles that are counted. */
export const countedRoles =
  /^(senior-manager|middle-manager|first-line-manager|senior-practitioner|case-holder|qualified-without-cases)$/;
const ends =
  /^(SocialWorkerLeft|AgencyAssignmentEnded|ProjectTeamEnded|SecondedOut|CareerBreakStarted|MovedOut)/;
const starts = /^(SocialWorkerStarted|AgencyAssignmentStarted|ProjectTeamEngaged)$/;
const backs = /^(SecondmentEnded|CareerBreakEnded|MovedIntoChildrensServices)$/;

const OPEN = '9999-12-31';

/** A claim with its corrections. */
export interface Told {
  readonly on: string;
  readonly type: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** An employment, an assignment or a project team as it stands. */
export interface Held {
  open: boolean;
  away: boolean;
  role: string;
  fte: number | null;
  agency: boolean;
  readonly of: string;
  headcount: number;
  covers: boolean;
}

interface Spell {
  readonly first: string;
  readonly startFte: number;
  last: string;
  endFte: number;
}

/** What is known of every subject, as the steps of a plan are told. */
export class Knowledge {
  private readonly claims = new Map<string, Map<string, DaybookEvent>>();
  private readonly gone = new Set<string>();
  private readonly corrections = new Map<string, DaybookEvent[]>();
  private readonly lives = new Map<string, Life>();
  private told = 0;

  constructor(private readonly plan: Plan) {}

  /** What is known at an instant, not earlier than the one asked for before. */
  at(instant: string): readonly Life[] {
    const changed = new Set<string>();
    for (; (this.plan.steps[this.told]?.now ?? OPEN) <= instant; this.told += 1) {
      for (const event of this.plan.steps[this.told]?.events ?? []) {
        this.learn(event);
        changed.add(event.subject);
      }
    }
    for (const subject of changed) this.lives.set(subject, this.lifeOf(subject));
    return [...this.lives.values()];
  }

  private learn(event: DaybookEvent): void {
    const [retracted, corrected] = [targetOf(event, 'retracts'), targetOf(event, 'corrects')];
    if (retracted !== null) this.gone.add(retracted);
    if (corrected !== null)
      this.corrections.set(corrected, [...(this.corrections.get(corrected) ?? []), event]);
    if (event.effectiveon === undefined) return;
    const claims = this.claims.get(event.subject) ?? new Map<string, DaybookEvent>();
    this.claims.set(event.subject, claims.set(`${event.source} ${event.id}`, event));
  }

  private lifeOf(subject: string): Life {
    const standing = [...(this.claims.get(subject) ?? [])].filter(([key]) => !this.gone.has(key));
    const claims = standing.map(([key, event]) => this.corrected(key, event));
    claims.sort((a, b) => compare(a.on, b.on) || rank(a) - rank(b));
    return { subject, claims, spells: spellsOf(claims) };
  }

  /** A claim with its corrections, in telling order. */
  private corrected(key: string, event: DaybookEvent): Told {
    const corrections = [...(this.corrections.get(key) ?? [])];
    let told: Told = { on: event.effectiveon as string, type: event.type, data: event.data as Told['data'] };
    for (const correction of corrections.sort((a, b) => compare(a.time ?? '', b.time ?? ''))) {
      const { effectiveOn, data } = correction.data as { effectiveOn?: string; data?: Told['data'] };
      told = { ...told, on: effectiveOn ?? told.on, data: { ...told.data, ...data } };
    }
    return told;
  }
}

/** The key of the event that an amendment is about, or null. */
function targetOf(event: DaybookEvent, field: 'retracts' | 'corrects'): string | null {
  const target = (event.data[field] ?? null) as { source: string; id: string } | null;
  return target === null ? null : `${target.source} ${target.id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function rank({ type }: Told): number {
  return ends.test(type) ? 2 : starts.test(type) || backs.test(type) ? 0 : 1;
}

function apply(held: Map<string, Held>, { type, data }: Told): void {
  const id = String(data['employmentId'] ?? data['assignmentId'] ?? data['projectTeamId'] ?? '');
  const now = held.get(id);
  if (!starts.test(type)) {
    if (now !== undefined) change(now, type, data);
  } else if (now?.open !== true) {
    held.set(id, begun(type, data));
  }
}

/** Of a project team the role is not said; all of it counts. */
function begun(
  type: string,
  { role = 'case-holder', fte, projectTeam = '', headcount = 1, coversVacancy }: Told['data'],
): Held {
  return {
    open: true,
    away: false,
    role: String(role),
    fte: fte === undefined || fte === null ? null : Math.round(Number(fte) * 1000),
    agency: type !== 'SocialWorkerStarted',
    of: String(projectTeam),
    headcount: Number(headcount),
    covers: Boolean(coversVacancy),
  };
}

function change(now: Held, type: string, data: Told['data']): void {
  if (/Left$|Ended$/.test(type) && !backs.test(type)) now.open = false;
  else if (ends.test(type)) now.away = true;
  else if (backs.test(type)) now.away = false;
  else {
    if (data['fte'] !== undefined) now.fte = Math.round(Number(data['fte']) * 1000);
    if (data['coversVacancy'] !== undefined) now.covers = Boolean(data['coversVacancy']);
    if (data['role'] !== undefined) now.role = String(data['role']);
  }
}

/** What is held in post, once the claims are taken in. */
export function inPost(held: Map<string, Held>, claims: readonly Told[] = []): Held[] {
  for (const claim of claims) apply(held, claim);
  return [...held.values()].filter(
    (one) => !one.agency && one.open && !one.away && countedRoles.test(one.role),
  );
}

/** FTE that is known, added up, in thousandths. */
export function fteOf(held: readonly Held[]): number {
  return held.reduce((sum, one) => sum + (one.fte ?? 0), 0);
}

/** A person's spells in post; a spell still open has no last day. */
function spellsOf(claims: readonly Told[]): Spell[] {
  const held = new Map<string, Held>();
  const spells: Spell[] = [];
  let within = false;
  for (const [on, ofDay] of byDay(claims)) {
    const lastFte = fteOf(
      inPost(
        held,
        ofDay.filter((claim) => !endsPost(claim)),
      ),
    );
    const after = inPost(held, ofDay.filter(endsPost));
    if (!within && after.length > 0)
      spells.push({ first: on, startFte: fteOf(after), last: OPEN, endFte: 0 });
    if (within && after.length === 0)
      Object.assign(spells[spells.length - 1] as Spell, { last: on, endFte: lastFte });
    within = after.length > 0;
  }
  return spells;
}

function byDay(claims: readonly Told[]): Map<string, Told[]> {
  const days = new Map<string, Told[]>();
  for (const claim of claims) days.set(claim.on, [...(days.get(claim.on) ?? []), claim]);
  return days;
}

function endsPost({ type, data }: Told): boolean {
  return ends.test(type) || data['role'] === 'not-social-worker';
}

/** What a subject holds at the end of a day. */
export function heldAt(claims: readonly Told[], day: string): Map<string, Held> {
  const held = new Map<string, Held>();
  for (const claim of claims) if (claim.on <= day) apply(held, claim);
  return held;
}

export interface Count {
  heads: number;
  fte: number;
}

export interface Figures {
  readonly inPost: Count;
  readonly starters: Count;
  readonly leavers: Count;
  readonly agency: Count;
}

/** What is known of one subject. */
export interface Life {
  readonly subject: string;
  readonly claims: readonly Told[];
  readonly spells: readonly Spell[];
}

/** The figures of a census year that has come to a day; FTE in thousandths. */
export function figuresAt(lives: readonly Life[], day: string): Figures {
  const from = `${Number(day.slice(0, 4)) - 1}-10-01`;
  const figures = { inPost: count(), starters: count(), leavers: count(), agency: count() };
  const agency: [string, Held][] = [];
  for (const { claims, spells } of lives) {
    const held = heldAt(claims, day);
    const posts = inPost(held);
    if (posts.length > 0) add(figures.inPost, 1, fteOf(posts));
    agency.push(...[...held].filter(([, one]) => one.agency && one.open && countedRoles.test(one.role)));
    const within = (date: string): boolean => date >= from && date <= day;
    for (const { first, last, startFte, endFte } of spells) {
      if (within(first) && !within(last)) add(figures.starters, 1, startFte);
      if (within(last) && !within(first)) add(figures.leavers, 1, endFte);
    }
  }
  for (const [id, one] of agency) {
    const named = agency.filter(([, member]) => member.of === id).map(([, member]) => member);
    add(figures.agency, one.headcount - named.length, (one.fte ?? 0) - fteOf(named));
  }
  return figures;
}

function count(): Count {
  return { heads: 0, fte: 0 };
}

function add(to: Count, heads: number, fte: number): void {
  to.heads += heads;
  to.fte += fte;
}

/** Half-up to one decimal place, in tenths; null stands for `z`. */
export function rate(part: number, whole: number): string {
  if (whole === 0) return 'z';
  return roundedFrom(part, Math.floor((2000 * part + whole) / (2 * whole)));
}

/** What rounds to zero and is not is `low`. */
export function roundedFrom(exact: number, tenths: number): string {
  return tenths === 0 && exact > 0 ? 'low' : oneDecimal(tenths);
}

function oneDecimal(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** A measure as it is published, from figures counted here. */
export function displayed({ key }: PublishedMeasure, told: Figures): string {
  const { inPost: stock, leavers, agency } = told;
  if (key === 'turnoverFte') return rate(leavers.fte, stock.fte);
  if (key === 'turnoverHeads') return rate(leavers.heads, stock.heads);
  if (key === 'agencyRateFte') return rate(agency.fte, agency.fte + stock.fte);
  if (key === 'agencyRateHeads') return rate(agency.heads, agency.heads + stock.heads);
  const quantity = key.replace(/Fte$|Heads$/, '') as keyof Figures;
  const { heads, fte } = told[quantity];
  return key.endsWith('Fte') ? roundedFrom(fte, Math.floor((fte + 50) / 100)) : String(heads);
}
