import { columnAt } from './event-columns';
import { drawnEpisodes, readFile } from './return-trial';

describe('what is wrong with an event of a row', () => {
  it.each([
    ['StartedToBeLookedAfter', '/effectiveon', 'DECOM'],
    ['StartedToBeLookedAfter', '/data/placement/type', 'PLACE'],
    ['StartedToBeLookedAfter', '/data/placement/postcode', 'PL_POST'],
    ['TemporaryPlacementStarted', '/data/type', 'PLACE'],
    ['CeasedToBeLookedAfter', '/effectiveon', 'DEC'],
    ['CeasedToBeLookedAfter', '/data/reason', 'REC'],
    ['PlacementChanged', '/data/reason', 'REASON_PLACE_CHANGE'],
    ['FoundFromMissing', '/effectiveon', 'MIS_END'],
    ['CaseAllocated', '/data/workerId', 'SW_ID'],
    ['ChildRegistered', '/data/sex', 'SEX'],
    ['ChildRegistered', '/id', ''],
  ])('of %s at %s is told at the column %s', (type, pointer, column) => {
    expect(columnAt({ type }, pointer)).toBe(column);
  });

  it('has a column wherever in the data of episodes it is', async () => {
    const drawn =
      '01/05/22 S/V2/H5@A→01/06/23 X1;01/06/23 L/C2/K3@A→01/08/23 X1 CARPL;' +
      '01/08/23 B/C1/U6@B→01/09/23 X1;01/09/23 P/C1/T1@H→02/09/23 X1;02/09/23 P/C1/U6@B→01/10/23 E4A';
    const { items } = await readFile(drawnEpisodes(drawn));
    const without = items.flatMap((item) =>
      'events' in item
        ? item.events.flatMap((event) =>
            ['/effectiveon', ...pointersIn(event.data)].filter((pointer) => columnAt(event, pointer) === ''),
          )
        : [item.problem.detail],
    );
    expect(without).toEqual(['/data/codeSetYear']);
  });
});

function pointersIn(data: object, at = '/data'): readonly string[] {
  return Object.entries(data).flatMap(([field, value]) =>
    typeof value === 'object' ? pointersIn(value as object, `${at}/${field}`) : [`${at}/${field}`],
  );
}
