import fc from 'fast-check';
import { SqliteDaybooks } from '../../spec/daybooks/sqlite-daybook';
import { LifeCoverage } from '../../spec/histories/life-coverage';
import { proveDaybook } from '../../spec/properties/daybook-properties';
import { assertOfLives, toldLife, type ToldLife } from '../../spec/properties/told-life';

const coverage = new LifeCoverage(true);
const numRuns = Number(process.env['DAYBOOK_TEST_RUNS'] ?? 100);

const daybooks = new SqliteDaybooks();

beforeAll(() => daybooks.open());
afterAll(() => daybooks.close());

proveDaybook('SQLite, behind the runner', { tell: daybooks.tell, numRuns, coverage });

describe('SQLite, behind the runner', () => {
  it('answers what comes again as duplicates, and views made afresh from the log differ in no row', async () => {
    const tried = async ({ history, redelivered, cuts }: ToldLife): Promise<void> => {
      const daybook = await daybooks.tell(redelivered, cuts);
      try {
        const times = (status: string) => daybook.receipts.filter((each) => each === status).length;
        expect(times('recorded')).toBe(history.length);
        expect(times('duplicate')).toBe(redelivered.length - history.length);
        expect(await daybook.differenceFromRebuild()).toBeNull();
      } finally {
        await daybook.close();
      }
    };
    await assertOfLives((of) => fc.asyncProperty(toldLife(of), tried), numRuns);
  });
});

describe('The histories told to SQLite', () => {
  afterAll(() => process.stdout.write(String(coverage)));

  it('have met every event type of people, posts and cases and every situation that must be met', () => {
    expect(coverage.missing(1)).toEqual([]);
  });
});
