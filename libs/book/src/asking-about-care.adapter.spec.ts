import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTimeline } from '@daybook/events/drawn';
import type { Answer } from './answer';
import type { Book } from './book';
import { openBook } from './open-book';
import type { Rows } from './rows';

const CENSUS = { asOf: '2025-03-31' };

const birmingham = `
  2023-05-01  child C1 starts to be looked after  C2  U6 with F1 at "B70 8AA"
  2024-06-10  child C1 moves to  K2
  2024-09-10  child C1 moves to  U6 with F2
  2023-05-01  child C2 starts to be looked after  V4  U6
  2024-07-15  population estimated  2000 aged 0 to 17  2024 mid-year`;
const sandwell = '2023-05-01  child C1 starts to be looked after  C2  U6';

let folder: string;
let book: Book;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-care-'));
  book = await openBook({ environment: { DAYBOOK_DATA: folder }, access: 'record', threads: false });
  const events = [
    ...readTimeline(birmingham, { authority: '330', source: 'urn:330' }),
    ...readTimeline(sandwell, { authority: '333', source: 'urn:333' }),
  ];
  await book.record({ items: events.map(({ event }) => ({ event })), recordedBy: 'local' });
});

afterAll(async () => {
  await book.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a question about looked-after children', () => {
  it('is answered of an authority, with its window and the other reading as a definition', async () => {
    const asked = { authority: '330', ...CENSUS };
    expect(await book.ask('CH.PLACE3.Y1', asked)).toMatchObject({
      numerator: '1',
      denominator: '1',
      display: '100',
      window: { from: '2024-04-01', to: '2025-03-31', complete: true },
    });
    const closed = (await book.ask('CH.PLACE3.Y1', { ...asked, definition: '1;firstDay=closed' })) as Answer;
    expect(closed.definition).toBe('1;censusInstant=end-of-day;firstDay=closed');
    expect(await book.ask('CH.CLA.RATE', asked)).toMatchObject({ numerator: '1', value: '5' });
  });

  it('is answered of a region by the children of its authorities', async () => {
    const { rows } = (await book.ask('CH.PLACE3.Y1', { region: 'West Midlands', ...CENSUS })) as Rows;
    expect(rows.at(-1)).toMatchObject({ numerator: '1', denominator: '2', display: '50', complete: false });
  });

  it('is explained by every placement, and by who is left out', async () => {
    const explanation = await book.explain('CH.PLACE3.Y1', { authority: '330', ...CENSUS });
    expect(explanation).toMatchObject({
      numerator: {
        total: '1',
        items: [{ subject: 'child/C1', because: [{ id: 'C1-1' }, { id: 'C1-2' }, { id: 'C1-3' }] }],
      },
      leftOut: { items: [{ subject: 'child/C2', reason: 'under-v3-v4' }] },
    });
  });
});
