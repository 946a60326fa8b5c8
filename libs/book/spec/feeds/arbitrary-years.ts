import fc from 'fast-check';
import { addDays, type DaybookEvent, type JsonObject } from '@daybook/events';
import { AUTHORITY, PAYROLL } from './arbitrary-feed';

/** One thing that happens to a child in care. */
interface Happening {
  readonly child: string;
  readonly on: string;
  readonly type: string;
  readonly data: JsonObject;
}

/** How the care of a child stands, as a row of a return tells it. */
interface Row {
  readonly since: string;
  readonly legalStatus: string;
  readonly placement: JsonObject;
  readonly temporary: JsonObject | null;
}

/** What happened to some children over some years, told year by year. */
export interface Years {
  readonly first: number;
  readonly last: number;
  /** The lines of the file of a year, 1 April to 31 March. */
  fileOf(year: number): readonly DaybookEvent[];
  /** What happened in a year or before it, in the order of the days. */
  readonly happenings: readonly Happening[];
}

/** The days of a year of a return. */
export function yearOf(year: number): { readonly from: string; readonly to: string } {
  return { from: `${year}-04-01`, to: `${year + 1}-03-31` };
}

/** The children that years tell of. */
export const children = ['C1', 'C2', 'C3', 'c~'] as const;

const FIRST_DAY = '2020-06-01';
const [FIRST, LAST] = [2021, 2024];
const status = fc.constantFrom('C1', 'C2', 'V2', 'E1');
const placement = fc.record({
  type: fc.constantFrom('U6', 'K2', 'P1'),
  provider: fc.constantFrom('PR1', 'PR4'),
  postcode: fc.constantFrom('B1 1AA', 'B2 2BB'),
});

/** What a child does next, whatever it is: what does not fit is left out. */
const step = fc.record({
  days: fc.integer({ min: 1, max: 240 }),
  what: fc.constantFrom('start', 'start', 'move', 'move', 'status', 'away', 'cease'),
  status,
  placement,
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

type Change = readonly [type: string, data: JsonObject, next: Row];

const begins: Readonly<Record<string, (row: Row, step: Step, on: string) => Change>> = {
  move: (row, { placement: to }, on) => [
    'PlacementChanged',
    { placement: to, reason: 'CARPL' },
    { ...row, since: on, placement: to },
  ],
  status: (row, { status: to }, on) => [
    'LegalStatusChanged',
    { legalStatus: to },
    to === row.legalStatus ? row : { ...row, since: on, legalStatus: to },
  ],
  away: (row, _, on) =>
    row.temporary === null
      ? ['TemporaryPlacementStarted', { type: 'T1' }, { ...row, since: on, temporary: { type: 'T1' } }]
      : ['TemporaryPlacementEnded', {}, { ...row, since: on, temporary: null }],
};

/** A child's life in care: what happens, and after each happening the row, or null out of care. */
function lifeOf(
  child: string,
  steps: readonly Step[],
): readonly (Happening & { readonly row: Row | null })[] {
  const life: (Happening & { readonly row: Row | null })[] = [];
  let [row, on]: [Row | null, string] = [null, FIRST_DAY];
  for (const one of steps) {
    on = addDays(on, one.days);
    if (row === null) {
      const data = { legalStatus: one.status, placement: one.placement };
      row = { since: on, ...data, temporary: null };
      life.push({ child, on, type: 'StartedToBeLookedAfter', data, row });
    } else if (one.what === 'cease' && row.temporary === null) {
      row = null;
      life.push({ child, on, type: 'CeasedToBeLookedAfter', data: { reason: 'E4A' }, row });
    } else if (one.what in begins && (row.temporary === null || one.what === 'away')) {
      const [type, data, next]: Change = begins[one.what]?.(row, one, on) ?? ['', {}, row];
      row = next;
      life.push({ child, on, type, data, row });
    }
  }
  return life;
}

/** Children in care over the years 2021 to 2024 of the return. */
export const arbitraryYears: fc.Arbitrary<Years> = fc
  .tuple(...children.map(() => fc.array(step, { maxLength: 8 })))
  .map((all) => {
    const lives = all.map((steps, i) => lifeOf(children[i] ?? '', steps));
    const happenings = lives.flat();
    const fileOf = (year: number): readonly DaybookEvent[] => lives.flatMap((life) => fileOfLife(life, year));
    return { first: FIRST, last: LAST, fileOf, happenings };
  });

function fileOfLife(life: ReturnType<typeof lifeOf>, year: number): readonly DaybookEvent[] {
  const { from, to } = yearOf(year);
  const before = life.filter(({ on }) => on < from).at(-1);
  const within = life.filter(({ on }) => from <= on && on <= to);
  const row = before?.row ?? null;
  const opening: readonly Happening[] = row === null ? [] : openingOf(before?.child ?? '', row);
  return [...opening, ...within].map(eventOf);
}

/** A row that is carried over is told as if care had begun with it. */
function openingOf(child: string, row: Row): readonly Happening[] {
  const { since: on, legalStatus, placement: where, temporary } = row;
  const start = { child, on, type: 'StartedToBeLookedAfter', data: { legalStatus, placement: where } };
  return temporary === null
    ? [start]
    : [start, { child, on, type: 'TemporaryPlacementStarted', data: temporary }];
}

/** A happening as it is sent: its id follows from what it says. */
export function eventOf({ child, on, type, data }: Happening): DaybookEvent {
  return {
    specversion: '1.0',
    id: `${type} ${child} ${on} ${JSON.stringify(data)}`.slice(0, 128),
    source: PAYROLL,
    type,
    subject: `child/${child}`,
    authority: AUTHORITY,
    effectiveon: on,
    data,
  };
}
