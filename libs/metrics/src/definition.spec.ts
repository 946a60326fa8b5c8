import { metricById, metrics } from './all';
import { defaultSwitches, definitionText, readDefinition } from './definition';
import type { Metric } from './metric';

const turnover = metricById('WF.TURNOVER.FTE') as Metric;

describe('the definition that travels with an answer', () => {
  it('is the version and then every switch, sorted by name, defaults included', () => {
    expect(definitionText(turnover)).toBe('1;censusInstant=end-of-day;returners=counted;twoPosts=person');
    expect(definitionText(turnover, { returners: 'netted' })).toBe(
      '1;censusInstant=end-of-day;returners=netted;twoPosts=person',
    );
  });

  it('can be asked for by its version alone, or with some switches in any order', () => {
    expect(readDefinition(turnover, '1')).toEqual({ ok: true, switches: defaultSwitches(turnover) });
    expect(readDefinition(turnover, '1;returners=netted;censusInstant=start-of-day')).toEqual({
      ok: true,
      switches: { censusInstant: 'start-of-day', returners: 'netted', twoPosts: 'person' },
    });
  });

  it('reads back what it wrote, for every metric', () => {
    for (const metric of metrics) {
      const read = readDefinition(metric, definitionText(metric));
      expect(read).toEqual({ ok: true, switches: defaultSwitches(metric) });
    }
  });

  it.each([
    ['2', 'WF.TURNOVER.FTE has no definition version "2", only 1'],
    ['', 'WF.TURNOVER.FTE has no definition version "", only 1'],
    [
      '1;coworking=all',
      'WF.TURNOVER.FTE has no switch "coworking"; it has: censusInstant, returners, twoPosts',
    ],
    [
      '1;constructor=all',
      'WF.TURNOVER.FTE has no switch "constructor"; it has: censusInstant, returners, twoPosts',
    ],
    ['1;', 'WF.TURNOVER.FTE has no switch ""; it has: censusInstant, returners, twoPosts'],
    [
      '1;censusInstant=noon',
      'censusInstant of WF.TURNOVER.FTE cannot be "noon", only end-of-day or start-of-day',
    ],
    ['1;returners=netted;returners=counted', 'returners is given twice'],
  ])('says of %j what it does not know', (text, detail) => {
    expect(readDefinition(turnover, text)).toEqual({ ok: false, detail });
  });
});

describe('the catalogue', () => {
  it('names every metric once, with the unit and decimal places of metrics.md', () => {
    expect(metrics.map(({ id, unit, decimals }) => [id, unit, decimals])).toEqual([
      ['WF.INPOST.FTE', 'fte', 1],
      ['WF.INPOST.HC', 'headcount', 0],
      ['WF.STARTERS.FTE', 'fte', 1],
      ['WF.STARTERS.HC', 'headcount', 0],
      ['WF.LEAVERS.FTE', 'fte', 1],
      ['WF.LEAVERS.HC', 'headcount', 0],
      ['WF.TURNOVER.FTE', 'percent', 1],
      ['WF.TURNOVER.HC', 'percent', 1],
      ['WF.TURNOVER.ROLL12', 'percent', 1],
      ['WF.TURNOVER.AVGSTOCK', 'percent', 1],
      ['WF.TURNOVER.TEAM', 'percent', 1],
      ['WF.AGENCY.FTE', 'percent', 1],
      ['WF.AGENCY.HC', 'percent', 1],
      ['WF.AGENCYCOVER', 'percent', 1],
      ['WF.VACANCY', 'percent', 1],
      ['WF.VACANCYCOVER', 'percent', 1],
      ['WF.CASELOAD', 'cases-per-fte', 1],
      ['WF.CASELOAD.WEIGHTED', 'cases-per-fte', 1],
      ['WF.CASELOAD.MEDIAN', 'cases-per-fte', 1],
      ['WF.CASELOAD.P90', 'cases-per-fte', 1],
      ['WF.CASELOAD.MAX', 'cases-per-fte', 1],
      ['WF.CASELOAD.OVERCAP', 'percent', 1],
      ['WF.UNALLOCATED', 'cases', 0],
      ['WF.ABSENCE', 'percent', 1],
      ['CH.PLACE3.Y1', 'percent', 0],
      ['CH.PLACE3.Y2', 'percent', 0],
      ['CH.LTSTAB', 'percent', 0],
      ['CH.SW3', 'percent', 0],
      ['CH.MOVES.ROLL12', 'children', 0],
      ['CH.CLA', 'children', 0],
      ['CH.CLA.RATE', 'children-per-10000', 0],
    ]);
    expect(metricById('WF.NOTHING')).toBeUndefined();
  });

  it('gives flows the year to 30 September or 31 March or twelve months as their window, and stocks none', () => {
    const windows = metrics.map(({ id, window }) => [id, window('2024-05-31')?.from ?? null]);
    expect(Object.fromEntries(windows)).toEqual({
      'WF.INPOST.FTE': null,
      'WF.INPOST.HC': null,
      'WF.STARTERS.FTE': '2023-10-01',
      'WF.STARTERS.HC': '2023-10-01',
      'WF.LEAVERS.FTE': '2023-10-01',
      'WF.LEAVERS.HC': '2023-10-01',
      'WF.TURNOVER.FTE': '2023-10-01',
      'WF.TURNOVER.HC': '2023-10-01',
      'WF.TURNOVER.ROLL12': '2023-06-01',
      'WF.TURNOVER.AVGSTOCK': '2023-10-01',
      'WF.TURNOVER.TEAM': '2023-10-01',
      'WF.AGENCY.FTE': null,
      'WF.AGENCY.HC': null,
      'WF.AGENCYCOVER': null,
      'WF.VACANCY': null,
      'WF.VACANCYCOVER': null,
      'WF.CASELOAD': null,
      'WF.CASELOAD.WEIGHTED': null,
      'WF.CASELOAD.MEDIAN': null,
      'WF.CASELOAD.P90': null,
      'WF.CASELOAD.MAX': null,
      'WF.CASELOAD.OVERCAP': null,
      'WF.UNALLOCATED': null,
      'WF.ABSENCE': '2023-06-01',
      'CH.PLACE3.Y1': '2024-04-01',
      'CH.PLACE3.Y2': '2023-04-01',
      'CH.LTSTAB': null,
      'CH.SW3': '2024-04-01',
      'CH.MOVES.ROLL12': '2023-06-01',
      'CH.CLA': null,
      'CH.CLA.RATE': null,
    });
  });

  it('marks as local exactly the variants that are not the department’s', () => {
    expect(metrics.filter((metric) => metric.local).map((metric) => metric.id)).toEqual([
      'WF.TURNOVER.ROLL12',
      'WF.TURNOVER.AVGSTOCK',
      'WF.TURNOVER.TEAM',
      'WF.CASELOAD.WEIGHTED',
      'WF.CASELOAD.MEDIAN',
      'WF.CASELOAD.P90',
      'WF.CASELOAD.MAX',
      'WF.CASELOAD.OVERCAP',
      'WF.UNALLOCATED',
      'CH.MOVES.ROLL12',
    ]);
    for (const metric of metrics) expect(metric.follows === 'local').toBe(metric.local);
  });
});
