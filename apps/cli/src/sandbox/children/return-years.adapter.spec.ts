import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, openBook } from '@daybook/book';
import { writeEpisodes } from '@daybook/formats';
import { sandwellStability, type StabilityMetric } from './published-stability';
import { eventsOf, headerOf, sendings, sentBy } from './sent-trial';

const place = mkdtempSync(join(tmpdir(), 'daybook-children-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const metricIds: readonly StabilityMetric[] = ['CH.PLACE3.Y1', 'CH.PLACE3.Y2', 'CH.LTSTAB'];
const A_ROUND = 1_000;

/** Records all that had been sent by a year, as one file, and asks for the stability of some years. */
async function toldOf(
  last: { readonly year: number; readonly isFirst: boolean },
  years: readonly number[],
): Promise<readonly string[]> {
  const environment = { DAYBOOK_DATA: join(place, `${last.year}${last.isFirst}`) };
  const book = await openBook({ environment, access: 'record', threads: false });
  try {
    const headers = sendings.filter(({ year }) => year <= last.year).map(headerOf);
    const events = (await Promise.all([writeEpisodes(sentBy(last)), ...headers].map(eventsOf))).flat();
    for (let i = 0; i < events.length; i += A_ROUND) {
      const items = events.slice(i, i + A_ROUND).map((event) => ({ event }));
      const receipts = await book.record({ items, recordedBy: 'spec' });
      expect(receipts.filter(({ status }) => status === 'refused')).toEqual([]);
    }
    const told: string[] = [];
    for (const year of years) {
      for (const id of metricIds) {
        const answer = (await book.ask(id, { authority: '333', asOf: `${year}-03-31` })) as Answer;
        told.push(`${year} ${id} ${answer.numerator}/${answer.denominator} = ${answer.display}`);
      }
    }
    return told;
  } finally {
    await book.close();
  }
}

function published(
  isWanted: (one: { readonly year: number; readonly isFirst: boolean }) => boolean,
): string[] {
  return sandwellStability.filter(isWanted).flatMap(({ year, shares }) =>
    metricIds.map((id) => {
      const { numerator, denominator, percent } = shares[id];
      return `${year} ${id} ${numerator}/${denominator} = ${percent}`;
    }),
  );
}

describe('the stability of placements that the metrics make of what the sandbox sends', () => {
  it('is what was published of every year', async () => {
    const told = await toldOf({ year: 2025, isFirst: false }, [2021, 2022, 2023, 2024, 2025]);
    expect(told).toEqual(published(({ isFirst }) => !isFirst));
  });

  it('is what was published first of 2024, when the file of that year was sent first', async () => {
    const told = await toldOf({ year: 2024, isFirst: true }, [2024]);
    expect(told).toEqual(published(({ isFirst }) => isFirst));
  });
});
