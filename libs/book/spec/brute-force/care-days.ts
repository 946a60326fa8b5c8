import { dayNumber, type Json, type JsonObject } from '@daybook/events';
import { bySubject, daysTold, endsAround, type Today } from './half-open-days';
import type { StandingClaim } from './standing-claims';

const types = [
  'StartedToBeLookedAfter',
  'CeasedToBeLookedAfter',
  'PlacementChanged',
  'PlacementRecoded',
  'LegalStatusChanged',
];

/** A child at the end of a day: in which of its periods of care and of its stays, numbered as they come. */
export interface CareDay {
  readonly care: number | null;
  readonly stay: number;
  /** Whether the stay is the first of its period of care. */
  readonly isFirst: boolean;
  readonly type: Json | undefined;
  readonly carer: Json | undefined;
  readonly legalStatus: Json | undefined;
}

/** The days of one child up to a day, from the first on which anything was told of its care. */
export type CareDays = ReadonlyMap<number, CareDay>;

const notInCare: CareDay = {
  care: null,
  stay: 0,
  isFirst: true,
  type: undefined,
  carer: undefined,
  legalStatus: undefined,
};

/** Every child of whose care something is told, day by day until a day. */
export function childrenUntil(
  claims: readonly StandingClaim[],
  until: number,
): ReadonlyMap<string, CareDays> {
  const children = [...bySubject(claims, types)].map(([child, own]) => {
    const told = new Map(daysTold(own));
    const days = new Map<number, CareDay>();
    let state = notInCare;
    let periods = 0;
    const first = Math.min(...told.keys(), dayNumber('2025-12-31'));
    for (let day = first; day <= until; day += 1) {
      const today = told.get(day);
      if (today !== undefined) state = dayAfter(state, today, () => (periods += 1));
      days.set(day, state);
    }
    return [child, days] as const;
  });
  return new Map(children);
}

/** Whether a child is looked after, not on a short break, at the end of a day. */
export function isLookedAfter(day: CareDay | undefined): day is CareDay {
  return day?.care != null && day.legalStatus !== 'V3' && day.legalStatus !== 'V4';
}

function dayAfter(morning: CareDay, today: Today, nextPeriod: () => number): CareDay {
  let state = morning;
  const told = (name: string) => today.filter(({ type }) => type === name).map(({ data }) => data);
  const cease = () => {
    if (told('CeasedToBeLookedAfter').length > 0) state = { ...state, care: null };
  };
  const begin = () => {
    const [start] = told('StartedToBeLookedAfter');
    const begins = state.care === null && start !== undefined;
    if (begins) {
      const stay = state.stay + 1;
      const { legalStatus } = start;
      state = { ...placed(start), care: nextPeriod(), stay, isFirst: true, legalStatus };
    }
    if (state.care === null) return;
    for (const { placementType } of told('PlacementRecoded')) state = { ...state, type: placementType };
    const changes = told('PlacementChanged');
    const last = changes.at(-1);
    if (last !== undefined) state = { ...state, ...placed(last), ...stayAfter(state, last, begins) };
    for (const { legalStatus } of [...changes, ...told('LegalStatusChanged')]) {
      if (legalStatus !== undefined) state = { ...state, legalStatus };
    }
  };
  endsAround(morning.care !== null, cease, begin);
  return state;
}

function placed(data: JsonObject): Pick<CareDay, 'type' | 'carer'> {
  const placement = data['placement'] as JsonObject;
  return { type: placement['type'], carer: placement['carerId'] };
}

/** On the first day of care the last word on where the child is placed is the first placement. */
function stayAfter(before: CareDay, change: JsonObject, begins: boolean): Pick<CareDay, 'stay' | 'isFirst'> {
  const { stay, isFirst } = before;
  const { type, carer } = placed(change);
  const known = before.carer !== undefined && carer !== undefined;
  const same = known ? before.carer === carer : change['sameCarer'] === true;
  if (begins || same || type === 'A3' || type === 'A5') return { stay, isFirst };
  return { stay: stay + 1, isFirst: false };
}
