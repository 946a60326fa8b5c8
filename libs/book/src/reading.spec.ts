import { readTimeline } from '@daybook/events/drawn';
import { tellPure } from '../spec/daybooks/pure-daybook';
import { ask } from '../spec/daybooks/small-daybook';

describe('A reading of the facts', () => {
  it('counts a person who is in post at both ends of the year once in the mean of the two stocks', async () => {
    const told = readTimeline('2020-01-06  SW1 starts  1.0 FTE', { authority: '333' });
    const daybook = await tellPure(told.map(({ event }) => event));
    const asked = { metric: 'WF.TURNOVER.AVGSTOCK', authority: '333', asOf: '2024-09-30' };
    const { reckoning } = await ask(daybook, asked);
    expect(reckoning).toMatchObject({ numerator: 0n, denominator: 10_000_000n });
    expect(reckoning?.counted.denominator).toHaveLength(1);
  });
});
