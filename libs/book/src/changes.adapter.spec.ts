import type { DaybookEvent, JsonObject } from '@daybook/events';
import { ToldBook } from '../spec/daybooks/told-book';
import type { Changes } from './changes';

const ASOF = '2024-09-30';

const told = (id: string, [subject, type]: readonly [string, string], data: JsonObject): DaybookEvent => ({
  specversion: '1.0',
  id,
  source: 'urn:hr',
  type,
  subject,
  authority: '990',
  ...(type.startsWith('Event') ? {} : { effectiveon: type === 'FigureQualified' ? ASOF : '2023-10-02' }),
  data,
});
const started = (id: string, fte: number): DaybookEvent =>
  told(id, [`worker/${id}`, 'SocialWorkerStarted'], { employmentId: 'E1', role: 'case-holder', fte });
const qualified = (symbol: string): DaybookEvent =>
  told('q', ['authority', 'FigureQualified'], { metrics: ['WF.INPOST.FTE'], symbol, note: 'a late feed' });
const unqualified = told('u', ['authority', 'EventRetracted'], {
  retracts: { source: 'urn:hr', id: 'q' },
  reason: 'entered-in-error',
});

/** How the FTE in post went from nothing to what it is, and whether both ends are what is answered there. */
async function movedBy(events: readonly DaybookEvent[]): Promise<Changes> {
  const trial = await ToldBook.ofEvents(events);
  const { book } = trial;
  try {
    const question = { authority: '990', asOf: ASOF };
    const changes = await book.changes('WF.INPOST.FTE', { ...question, from: '0' });
    expect(changes.before).toEqual(await book.ask('WF.INPOST.FTE', { ...question, asAt: '0' }));
    expect(changes.after).toEqual(await book.ask('WF.INPOST.FTE', question));
    return changes;
  } finally {
    await trial.close();
  }
}

const inWords = ({ steps }: Changes): readonly string[] =>
  steps.map(
    ({ event, numerator, valueAfter }) => `${event.type} ${numerator} → ${valueAfter ?? 'no number'}`,
  );

describe('how an answer moved', () => {
  it('counts a figure that is withheld as nothing, and has it back when that is retracted', async () => {
    const changes = await movedBy([started('W1', 1), qualified('x'), started('W2', 0.5), unqualified]);
    expect(inWords(changes)).toEqual([
      'SocialWorkerStarted 1 → 1',
      'FigureQualified -1 → no number',
      'EventRetracted 1.5 → 1.5',
    ]);
    expect(changes.steps[2]?.amends).toMatchObject({ type: 'FigureQualified' });
  });

  it('tells of a figure that its authority calls unreliable, though the number is the same', async () => {
    const changes = await movedBy([started('W1', 1), qualified('u'), started('W2', 0.5)]);
    expect(inWords(changes)).toEqual([
      'SocialWorkerStarted 1 → 1',
      'FigureQualified 0 → 1',
      'SocialWorkerStarted 0.5 → 1.5',
    ]);
    expect(changes.after).toMatchObject({ display: 'u', value: '1.5' });
  });

  it('is not told of an event that only says again what was known', async () => {
    const again = told('W1-late', ['worker/W1', 'EventCorrected'], {
      corrects: { source: 'urn:hr', id: 'W1' },
      reason: 'late-information',
      data: { fte: 1 },
    });
    expect(inWords(await movedBy([started('W1', 1), again]))).toEqual(['SocialWorkerStarted 1 → 1']);
  });
});
