import type { Answer, Changes, ChangeStep } from '@daybook/book';
import { getJson, type Listener, type Occasion } from '../telling';
import { SENT_TWICE } from './first-sending';
import { sandwellStability, type StabilityMetric } from './published-stability';
import { askStability, stabilityMetrics, tellReturn, type ToldStability } from './return-telling';
import { returnYears } from './return-years';

/** One publication with what was told then and what is known now. */
export interface ComparedStability extends ToldStability {
  readonly knownNow: ToldStability['answers'];
}

/** Why a figure of the year that was sent twice moved. */
export type Restatement = Pick<Changes, 'before' | 'after' | 'steps'>;

/** The stability of placements, as published, as told and as known now, and why one year's moved. */
export interface DemonstratedStability {
  readonly compared: readonly ComparedStability[];
  readonly restatement: Restatement | null;
}

/** The authority of which placement stability is carried. */
const SANDWELL = '333';

/** The occasions on which an authority sends its return, and what was told at them, as it is told. */
export interface StabilityTelling {
  readonly occasions: readonly Occasion[];
  readonly told: readonly ToldStability[];
}

/** What is told of an authority's looked-after children; nothing of any but Sandwell. */
export function stabilityTelling(listener: Listener): StabilityTelling {
  const told: ToldStability[] = [];
  const sendings = listener.authority === SANDWELL ? returnYears('daybook') : [];
  const occasions = sendings.map((sending): Occasion => {
    const tell = async (): Promise<void> => {
      const one = await tellReturn(listener, sending);
      if (one !== null) told.push(one);
    };
    return { at: sending.sentAt, tell };
  });
  return { occasions, told };
}

/** Asks again for all that was told, and why the year that was sent twice moved. */
export async function demonstrateStability(
  listener: Listener,
  told: readonly ToldStability[],
): Promise<DemonstratedStability> {
  const compared: ComparedStability[] = [];
  for (const one of told) {
    compared.push({ ...one, knownNow: await askStability(listener, one.published.year) });
  }
  const [first, again] = told.filter(({ published }) => published.year === SENT_TWICE);
  const restatement =
    first === undefined || again === undefined
      ? null
      : await restatementOf(listener, { from: first.asAt, to: again.asAt });
  return { compared, restatement };
}

async function restatementOf(
  listener: Listener,
  between: { readonly from: string; readonly to: string },
): Promise<Restatement> {
  const [metric] = stabilityMetrics;
  const asked = { authority: listener.authority, asOf: `${SENT_TWICE}-03-31`, limit: '1000', ...between };
  return getJson<Changes>(listener, `/v1/metrics/${metric}/changes`, asked);
}

/** What is not as it was published, in sentences. */
export function stabilityObjections({ compared, restatement }: DemonstratedStability): readonly string[] {
  const wrong = compared.flatMap(({ published, answers }) =>
    stabilityMetrics.flatMap((metric) => {
      const { numerator, denominator, percent } = published.shares[metric];
      const [expected, told] = [`${percent} ${numerator}/${denominator}`, textOf(answers[metric])];
      if (told === expected) return [];
      return [`${nameOf(published)} ${labels[metric]}: published ${expected}, told ${told}`];
    }),
  );
  const untold = sandwellStability.filter(
    (one) => compared.length > 0 && !compared.some(({ published }) => published === one),
  );
  const unexplained =
    restatement === null || addsUp(restatement)
      ? []
      : [`the entries that moved ${SENT_TWICE} do not add up to the difference`];
  return [...wrong, ...untold.map((one) => `${nameOf(one)} was not told`), ...unexplained];
}

function addsUp({ before, after, steps }: Restatement): boolean {
  return (['numerator', 'denominator'] as const).every((part) => {
    const sum = steps.reduce((total, step) => total + Number(step[part]), 0);
    return steps.length > 0 && sum === Number(after[part]) - Number(before[part]);
  });
}

const labels: Readonly<Record<StabilityMetric, string>> = {
  'CH.PLACE3.Y1': '3+ placements, %',
  'CH.PLACE3.Y2': '3+ in 2 years, %',
  'CH.LTSTAB': 'Long-term, %',
};

/** So many of the entries that moved a figure are shown. */
const SHOWN = 5;

/** Everything that there is to show of stability, as text; nothing where nothing was told. */
export function stabilityReport({ compared, restatement }: DemonstratedStability): string {
  if (compared.length === 0) return '';
  return [
    'Stability of placements at 31 March, from six years of the children looked after return (SSDA903), and',
    `children of how many; the return of ${SENT_TWICE} was sent in June and, corrected, in February after\n`,
    table(compared),
    ...(restatement === null ? [] : [restatementText(restatement)]),
  ].join('\n');
}

function table(compared: readonly ComparedStability[]): string {
  const line = (name: string, cells: readonly string[]): string =>
    `${name}${cells.map((text) => text.padStart(12)).join('')}`;
  const lines = [
    line(
      ''.padEnd(30),
      compared.map(({ published }) => nameOf(published)),
    ),
  ];
  for (const metric of stabilityMetrics) {
    const published = compared.map((one) => one.published.shares[metric]);
    const told = compared.map(({ answers }) => textOf(answers[metric]));
    const known = compared.map(({ knownNow }) => textOf(knownNow[metric]));
    const texts = published.map((share) => `${share.percent} ${share.numerator}/${share.denominator}`);
    const unnamed = ''.padEnd(18);
    lines.push(
      line(`${labels[metric].padEnd(18)}published   `, texts),
      line(
        `${unnamed}as told     `,
        told.map((text, i) => (text === texts[i] ? text : `≠${text}`)),
      ),
      line(
        `${unnamed}known now   `,
        known.map((text, i) => (text === told[i] ? text : `*${text}`)),
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

function restatementText({ before, after, steps }: Restatement): string {
  const shown = steps.slice(0, SHOWN).map(stepText);
  const rest = steps.length > SHOWN ? [`  … and ${steps.length - SHOWN} more`] : [];
  const from = `${before.numerator} of ${before.denominator}`;
  const to = `${after.numerator} of ${after.denominator}`;
  return [
    `${SENT_TWICE} went from ${from} to ${to} because of ${steps.length} entries (changes CH.PLACE3.Y1):`,
    ...shown,
    ...rest,
    '',
  ].join('\n');
}

function stepText({ event, amends, numerator, denominator }: ChangeStep): string {
  const what = amends === undefined ? event.type : `${event.type} of a ${amends.type}`;
  const on = event.effectiveOn ?? amends?.effectiveOn ?? '';
  const effect = `${signed(numerator)} of ${signed(denominator)}`;
  return `  ${event.position.padStart(6)}  ${what.padEnd(50)}  ${on}  ${effect}`;
}

function signed(text: string): string {
  return text.startsWith('-') ? text : `+${text}`;
}

function textOf({ display, numerator, denominator }: Answer): string {
  return `${display} ${numerator}/${denominator}`;
}

function nameOf({ year, isFirst }: ToldStability['published']): string {
  if (year !== SENT_TWICE) return String(year);
  return isFirst ? `${year} June` : `${year} Feb.`;
}
