import { ToldBook } from '../spec/daybooks/told-book';
import { catalogue } from './catalogue';
import type { Parameters } from './parameters';
import { DaybookProblem } from './problem';

/** How a metric is asked for each scope that there is. */
const scopes: Readonly<Record<string, Parameters>> = {
  authority: { authority: '990' },
  team: { authority: '990', team: 'Duty' },
  list: { authority: '990,991' },
  region: { region: 'North East' },
  england: { area: 'england' },
};

let told: ToldBook;

beforeAll(async () => {
  told = await ToldBook.of('2023-10-02  SW1 starts  1 FTE  team Duty');
});
afterAll(() => told.close());

/** Whether a metric answers for a scope; any other refusal than that of the scope is an error. */
async function answers(metric: string, scope: Parameters): Promise<boolean> {
  try {
    await told.book.ask(metric, { asOf: '2024-09-30', ...scope });
    return true;
  } catch (error) {
    if (error instanceof DaybookProblem && error.code === 'bad-parameter') return false;
    throw error;
  }
}

describe('the catalogue', () => {
  it.each(catalogue().items)(
    'lists of $id the scopes for which it is answered, and no other',
    async (item) => {
      const answered: string[] = [];
      for (const [scope, asked] of Object.entries(scopes)) {
        if (await answers(item.id, asked)) answered.push(scope);
      }
      expect([...item.scopes].sort()).toEqual(answered.sort());
    },
  );

  it('has metrics that do not add up to a region, and some that are not known by team', () => {
    for (const scope of ['region', 'team']) {
      expect(catalogue().items.some(({ scopes: listed }) => listed.includes(scope))).toBe(true);
      expect(catalogue().items.every(({ scopes: listed }) => listed.includes(scope))).toBe(false);
    }
  });
});
