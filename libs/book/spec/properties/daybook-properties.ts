import { metrics, type Reckoning, sumOf } from '@daybook/metrics';
import { stateHash } from '@daybook/views';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type BruteAnswer, BruteForceDaybook } from '../brute-force/brute-force-daybook';
import { everyRow, everyRowRebuilt, visibleByName } from '../daybooks/rows';
import { type Asked, ask, askInWords, type SmallDaybook, type Telling } from '../daybooks/small-daybook';
import { AUTHORITY } from '../histories/arbitrary-life';
import type { LifeCoverage } from '../histories/life-coverage';
import { changesByAsking, changesTold } from './changes-by-asking';
import { eventsUpTo, somebodyElse } from './effective-later';
import { assertOfLives, toldLife, type ToldLife } from './told-life';

/** What the properties are proved of, over how many histories, and where it is noted what those were like. */
export interface Proof {
  readonly tell: Telling;
  readonly numRuns: number;
  readonly coverage: LifeCoverage;
}

/** What holds of a Daybook whatever it is told, however it reaches it. */
export function proveDaybook(name: string, proof: Proof): void {
  describe(name, () => {
    for (const [sentence, property] of Object.entries(properties)) {
      it(sentence, () => assertOf(property, proof));
    }
  });
}

type Property = (life: ToldLife, tell: Told) => Promise<void>;
/** Tells a Daybook, to be closed when the property was tried. */
type Told = Telling;

async function assertOf(property: Property, { tell, numRuns, coverage }: Proof): Promise<void> {
  const tried = async (life: ToldLife): Promise<void> => {
    const daybooks: SmallDaybook[] = [];
    try {
      await property(life, async (arrivals, cuts) => {
        const daybook = await tell(arrivals, cuts);
        daybooks.push(daybook);
        coverage.see(daybook, life);
        return daybook;
      });
    } finally {
      for (const daybook of daybooks) await daybook.close();
    }
  };
  await assertOfLives((of) => fc.asyncProperty(toldLife(of), tried), numRuns);
}

const properties: Readonly<Record<string, Property>> = {
  'knows and answers the same in whatever order, however often and in whatever batches it was told': async (
    { history, redelivered, cuts, otherCuts, ...life },
    tell,
  ) => {
    const one = await tell(history, cuts);
    const other = await tell(redelivered, otherCuts);
    const head = BigInt(history.length);
    expect(await other.store.checkpoint()).toBe(head);
    expect(await visibleByName(other.store, head)).toEqual(await visibleByName(one.store, head));
    expect(await stateHash(other.store, head)).toBe(await stateHash(one.store, head));
    expect(await answers(other, life)).toEqual(await answers(one, life));
  },

  'keeps event by event, row for row, what folding everything anew after each event gives': async (
    { history, cuts },
    tell,
  ) => {
    const { store, entries } = await tell(history, cuts);
    expect(await everyRow(store)).toEqual(everyRowRebuilt(entries));
  },

  'answers as-at a position what a Daybook answers that has seen no more': async (
    { history, cuts, otherCuts, known, days, metrics: asked },
    tell,
  ) => {
    const whole = await tell(history, cuts);
    const part = await tell(history.slice(0, known), otherCuts);
    const asAt = BigInt(known);
    expect(await part.store.checkpoint()).toBe(asAt);
    expect(await visibleByName(whole.store, asAt)).toEqual(await visibleByName(part.store, asAt));
    expect(await stateHash(whole.store, asAt)).toBe(await stateHash(part.store, asAt));
    const life = { days, metrics: asked };
    expect(await answers(whole, { ...life, asAt })).toEqual(await answers(part, life));
  },

  'does not let what takes effect after a day change the answers for the day': async (
    { history, cuts, otherCuts, days: [day = ''], metrics: asked },
    tell,
  ) => {
    // One event that stands is enough for an answer other than x: let it stand in both.
    const all = await tell([...history, ...somebodyElse], cuts);
    const early = await tell([...eventsUpTo(day, history), ...somebodyElse], otherCuts);
    const life = { days: [day], metrics: asked };
    expect(await answers(all, life)).toEqual(await answers(early, life));
  },

  'explains every answer by amounts that add up to it exactly, each with the events behind it': async (
    { history, cuts, known, ...life },
    tell,
  ) => {
    const daybook = await tell(history, cuts);
    for (const asAt of [BigInt(known), BigInt(history.length)]) {
      const faults: unknown[] = [];
      for (const asked of questions({ ...life, asAt })) faults.push(...(await faultsOf(daybook, asked)));
      expect(faults).toEqual([]);
    }
  },

  'explains how every answer moved by the events that moved it, whose effects add up exactly': async (
    { history, cuts, known, knownBefore, days: [asOf = ''], few },
    tell,
  ) => {
    const daybook = await tell(history, cuts);
    const [from = 0n, to = 0n] = [known, knownBefore].sort((a, b) => a - b).map(BigInt);
    for (const asked of questions({ days: [asOf], metrics: few })) {
      expect({ asked, ...(await changesTold(daybook, asked, { from, to })) }).toEqual({
        asked,
        ...(await changesByAsking(daybook, asked, { from, to })),
      });
    }
  },

  'answers what is reckoned by brute force, day by day and without intervals': async (
    { history, cuts, known, ...life },
    tell,
  ) => {
    const daybook = await tell(history, cuts);
    for (const count of [known, history.length]) {
      const brute = new BruteForceDaybook(history.slice(0, count), AUTHORITY);
      const answered: object[] = [];
      const expected: object[] = [];
      for (const asked of questions({ ...life, asAt: BigInt(count) })) {
        const { reckoning } = await ask(daybook, asked);
        answered.push({ asked, answer: reckoning === null ? 'x' : numbersOf(reckoning) });
        const answer = brute.answer(asked.metric, asked.asOf, asked.team);
        expected.push({ asked, answer: inNumbers(answer) });
      }
      expect(answered).toEqual(expected);
    }
  },
};

interface Questions extends Pick<ToldLife, 'days' | 'metrics'> {
  readonly asAt?: bigint;
}

/** The metrics that nothing but themselves reckons: no property here says that their numbers are right. */
export const notReckonedByBruteForce: readonly string[] = metrics
  .map(({ id }) => id)
  .filter((id) => !BruteForceDaybook.metrics.includes(id));

function questions({ days, metrics: ids, asAt }: Questions): readonly Asked[] {
  const at = asAt === undefined ? {} : { asAt };
  return days.flatMap((asOf) =>
    ids.flatMap((metric) =>
      teamsAskedOf(metric).map((team) => ({ metric, authority: AUTHORITY, asOf, ...at, ...team })),
    ),
  );
}

/** Of this one metric a team's answer is more than a part of the whole. */
const teamsAskedOf = (metric: string): readonly { readonly team?: string }[] =>
  metric === 'WF.TURNOVER.TEAM' ? [{}, { team: 'Duty' }, { team: 'Court' }] : [{}];

async function answers(daybook: SmallDaybook, asked: Questions): Promise<readonly (readonly string[])[]> {
  return Promise.all(questions(asked).map((question) => askInWords(daybook, question)));
}

/** What an answer comes to: numerator and denominator, or one value of a distribution. */
function numbersOf({ numerator, denominator, ranked }: Reckoning): object {
  if (ranked === undefined) return { numerator, denominator };
  return { ranked: ranked && lowest(ranked.dividend, ranked.divisor) };
}

/** The same of what is reckoned by brute force. */
function inNumbers(answer: BruteAnswer): object | string {
  if (answer === 'x' || !('ranked' in answer)) return answer;
  const { ranked } = answer;
  return { ranked: ranked && lowest(BigInt(ranked.cases) * 1_000_000n, BigInt(ranked.fte)) };
}

/** Two workers with different numbers of cases may have equally many for each 1.0 FTE. */
function lowest(dividend: bigint, divisor: bigint): string {
  let [a, b] = [dividend, divisor];
  while (b !== 0n) [a, b] = [b, a % b];
  return `${dividend / a}/${divisor / a}`;
}

/** What an answer's parts come to; those of a distribution are its values, and add up to nothing. */
function sumsOf({ ranked, counted }: Reckoning): Pick<Reckoning, 'numerator' | 'denominator'> {
  if (ranked !== undefined) return { numerator: null, denominator: null };
  const sum = (part: 'numerator' | 'denominator') => sumOf(counted[part].map(({ amount }) => amount));
  return { numerator: sum('numerator'), denominator: sum('denominator') };
}

/** What is wrong with the explanation of an answer: told in one go, for each expectation takes its time. */
async function faultsOf(daybook: SmallDaybook, asked: Asked): Promise<readonly unknown[]> {
  const { reckoning } = await ask(daybook, asked);
  if (reckoning === null) return [];
  const { counted, leftOut, numerator, denominator, ranked } = reckoning;
  const sums = sumsOf(reckoning);
  const adds =
    sums.numerator === numerator &&
    sums.denominator === (ranked === undefined ? (denominator ?? 0n) : denominator);
  const twice = [counted.numerator, counted.denominator].filter((part) => {
    const names = part.map(({ fact }) => JSON.stringify([fact.subject, fact.what, fact.key, fact.from]));
    return new Set(names).size !== names.length;
  });
  const facts = [...counted.numerator, ...counted.denominator, ...leftOut].map(({ fact }) => fact);
  const behind = [...new Set(facts.flatMap(({ because }) => because))].filter(
    (at) => at <= (asked.asAt ?? 0n),
  );
  const events = await daybook.store.events(behind);
  const found = new Set(events.map(({ position }) => position));
  const unfounded = facts.filter(
    ({ because }) => because.length === 0 || because.some((at) => !found.has(at)),
  );
  return [...(adds ? [] : [{ asked, sums, numerator, denominator }]), ...twice, ...unfounded];
}
