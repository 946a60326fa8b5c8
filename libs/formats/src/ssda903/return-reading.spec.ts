import { parseEvent } from '@daybook/events';
import type { ReturnEvent } from './return-claim';
import { bytesOf, drawnEpisodes, linesOf, readFile } from './return-trial';
import { surveyReturn } from './return-survey';
import { ReturnDamage } from './text-lines';

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nC1,1,05/05/2014,WBRI,A123456789012,,\n';
const EPISODES = drawnEpisodes('01/05/23 S/C2/U6@A→10/06/24 X1 CARPL;10/06/24 P/C2/U6@B→');
const MISSING = 'CHILD,DOB,MISSING,MIS_START,MIS_END\nC1,05/05/2014,M,01/07/2024,03/07/2024\n';
const REVIEWS = 'CHILD,DOB,REVIEW,REVIEW_CODE\nC1,05/05/2014,01/06/2024,PN1\n';
const WORKERS =
  'CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n' +
  'C1,05/05/2014,SW1042,01/04/2024,01/06/2024,\nC1,05/05/2014,XX7,01/06/2024,,LEFTRL\n';

const XML = `<?xml version="1.0" encoding="utf-8"?>
<EXPSSDA903>
  <CHILD>
    <HEADER>
      <CHILDID>C1</CHILDID><UPN>A123456789012</UPN><SEX>1</SEX><DOB>05/05/2014</DOB><ETHNIC>WBRI</ETHNIC>
      <AREVIEW><REVIEW>01/06/2024</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
      <AMISSING><MISSING>M</MISSING><MIS_START>01/07/2024</MIS_START><MIS_END>03/07/2024</MIS_END></AMISSING>
      <SW_EPISODE><SW_ID>SW1042</SW_ID><SW_DECOM>01/04/2024</SW_DECOM><SW_DEC>01/06/2024</SW_DEC></SW_EPISODE>
      <SW_EPISODE><SW_ID>XX7</SW_ID><SW_DECOM>01/06/2024</SW_DECOM><SW_REASON>LEFTRL</SW_REASON></SW_EPISODE>
    </HEADER>
    <EPISODE>
      <DECOM>01/05/2023</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL><PLACE_PROVIDER>PR1</PLACE_PROVIDER>
      <DEC>10/06/2024</DEC><REC>X1</REC><REASON_PLACE_CHANGE>CARPL</REASON_PLACE_CHANGE>
      <HOME_POST>B69 3DB</HOME_POST><PL_POST>A</PL_POST><URN/>
    </EPISODE>
    <EPISODE>
      <DECOM>10/06/2024</DECOM><RNE>P</RNE><LS>C2</LS><CIN>N1</CIN><PL>U6</PL><PLACE_PROVIDER>PR1</PLACE_PROVIDER>
      <HOME_POST>B69 3DB</HOME_POST><PL_POST>B</PL_POST>
    </EPISODE>
  </CHILD>
</EXPSSDA903>
`;

async function eventsOf(...texts: readonly string[]): Promise<readonly ReturnEvent[]> {
  const read = await Promise.all(texts.map((text) => readFile(text)));
  return read.flatMap(({ items }) => items.flatMap((item) => ('events' in item ? item.events : [])));
}

describe('the tables of the return', () => {
  it.each([
    [
      'Header',
      HEADER,
      ['2014-05-05 ChildRegistered {"dateOfBirth":"2014-05-05","sex":"1","upn":"A123456789012"}'],
    ],
    ['Missing', MISSING, ['2024-07-01 WentMissing {"kind":"missing"}', '2024-07-03 FoundFromMissing {}']],
    ['Reviews', REVIEWS, ['2024-06-01 LookedAfterReviewHeld {"participation":"PN1"}']],
    [
      'SWEpisodes',
      WORKERS,
      [
        '2024-04-01 CaseAllocated {"workerId":"swe-1042","as":"lead"}',
        '2024-06-01 CaseAllocated {"workerId":"XX7","as":"lead","reason":"LEFTRL"}',
      ],
    ],
  ])('%s becomes events', async (_, text, events) => {
    expect(linesOf(await readFile(text))).toEqual(events);
  });

  it('says nothing of a pupil number that is not known', async () => {
    expect(linesOf(await readFile(HEADER.replace('A123456789012', 'UN3')))).toEqual([
      '2014-05-05 ChildRegistered {"dateOfBirth":"2014-05-05","sex":"1"}',
    ]);
  });

  it('shows days without a social worker, and a case that no worker follows on', async () => {
    const text = WORKERS.replace('XX7,01/06/2024,,LEFTRL', 'XX7,10/06/2024,30/06/2024,LEFTRL');
    expect(linesOf(await readFile(text)).map((line) => line.slice(0, 26))).toEqual([
      '2024-04-01 CaseAllocated {',
      '2024-06-01 CaseUnallocated',
      '2024-06-10 CaseAllocated {',
      '2024-06-30 CaseClosed {"re',
    ]);
  });

  it('gives events that are well formed, with an id that follows from what they say', async () => {
    const events = await eventsOf(HEADER, EPISODES, MISSING, REVIEWS, WORKERS);
    expect(events).toHaveLength(8);
    for (const event of events) expect(parseEvent({ ...event })).toMatchObject({ ok: true });
    expect(new Set(events.map(({ id }) => id)).size).toBe(8);
    expect(await eventsOf(HEADER, EPISODES, MISSING, REVIEWS, WORKERS)).toEqual(events);
  });

  it('says the same as XML', async () => {
    const told = async (...texts: readonly string[]): Promise<readonly string[]> =>
      (await eventsOf(...texts)).map((event) => JSON.stringify(event)).toSorted();
    expect(await told(XML)).toEqual(await told(HEADER, EPISODES, MISSING, REVIEWS, WORKERS));
  });

  it('is told by its columns, in any order and case, and read through quotes and a mark of Windows', async () => {
    const text =
      '\ufeff"mis_end","Child",mis_start,MISSING,NOTE\r\n"03/07/2024",C1,01/07/2024,"M","a, ""b"""\r\n';
    expect(linesOf(await readFile(text))).toEqual(linesOf(await readFile(MISSING)));
  });

  it('gives the same events with the rows of a child apart, if they may be', async () => {
    const other = drawnEpisodes('01/05/23 S/C2/U6@A→', 'C2').split('\n')[1] ?? '';
    const lines = EPISODES.trimEnd().split('\n');
    const apart = [...lines.slice(0, 2), other, ...lines.slice(2)].join('\n');
    const together = [...lines, other].join('\n');
    expect(linesOf(await readFile(apart, { sorted: true }))).toEqual(linesOf(await readFile(together)));
    expect(linesOf(await readFile(apart)).at(-1)).toContain(
      'line 4 /CHILD bad-value: the rows of this child',
    );
    expect(await surveyReturn(bytesOf(apart))).toMatchObject({ isScattered: true, latest: '2024-06-10' });
    expect(await surveyReturn(bytesOf(together))).toMatchObject({ isScattered: false, isInOrder: true });
  });

  it('passes over tables of which nothing is recorded, and says so', async () => {
    const { items, reading } = await readFile('CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nC1,05/05/2006,YES,F2,B1\n');
    expect(items).toEqual([]);
    expect(reading).toMatchObject({
      damaged: null,
      noted: 'is OC3 of the return, of which Daybook records nothing',
    });
  });
});

describe('a row that is wrong', () => {
  const good = EPISODES.split('\n')[1] ?? '';
  const wrong = (from: string, to: string): Promise<readonly string[]> => {
    expect(good).toContain(from);
    return readFile(EPISODES.replace(good, good.replace(from, to)), { days: { today: '2026-04-02' } }).then(
      linesOf,
    );
  };

  it.each([
    ['a date as programs write it', '01/05/2023', '2023-05-01', '/DECOM bad-date', 'write 01/05/2023'],
    ["a spreadsheet's number of a day", '01/05/2023', '45047', '/DECOM bad-date', 'write 01/05/2023'],
    ['a day that there is not', '01/05/2023', '31/04/2023', '/DECOM bad-date', 'which is no day'],
    ['a year of two digits', '01/05/2023', '01/05/23', '/DECOM bad-date', 'expected a date as dd/mm/yyyy'],
    ['no date', '01/05/2023', '', '/DECOM missing-field', 'expected something'],
    ['no child', 'C1', '', '/CHILD missing-field', 'expected something'],
    ['an id that is none', 'C1', 'C/1', '/CHILD bad-value', 'the id of a child'],
    ['an unknown reason for a new episode', ',S,', ',X,', '/RNE bad-value', 'S, L, P, T, B or U'],
    ['an unknown legal status', ',C2,', ',C9,', '/LS bad-value', 'a legal status'],
    ['an unknown placement', ',U6,', ',U9,', '/PLACE bad-value', 'a placement'],
    ['a code from before its year', ',U6,', ',Z12,', '/PLACE bad-value', 'from 01/04/2025 on'],
    ['an unknown provider', ',PR1,', ',PR9,', '/PLACE_PROVIDER bad-value', 'PR0 to PR5'],
    ['an end before its beginning', '10/06/2024', '10/06/2022', '/DEC bad-value', 'earlier than DECOM'],
    ['an end without a reason', ',X1,', ',,', '/REC missing-field', 'expected with DEC'],
    ['a reason without an end', ',10/06/2024,', ',,', '/DEC missing-field', 'expected with REC'],
    ['an unknown reason of ceasing', ',X1,', ',E99,', '/REC bad-value', 'X1, or a reason'],
    ['an unknown reason for a change', 'CARPL', 'CARPET', '/REASON_PLACE_CHANGE bad-value', 'CARPL'],
    ['an unknown need', ',N1,', ',N9,', '/CIN bad-value', 'N1 to N8'],
    ['a postcode that is none', 'B69 3DB', '@', '/HOME_POST bad-value', 'a postcode'],
    ['too few cells', ',N1,', ',', ' malformed', '12 of 13 columns'],
    ['a quote that is not closed', 'B69 3DB', '"B69 3DB', ' malformed', 'quotation mark'],
    ['a day to come', '01/05/2023', '01/05/2033', '/DECOM bad-date', '01/05/2033 is a day to come'],
    ['a code of later years, on', ',U6,', ',Z12,', '/PLACE bad-value', 'ended on 10/06/2024'],
  ])('is refused with its line and column, and costs the others nothing: %s', async (...row) => {
    const [, from, to, at, says] = row;
    const lines = await wrong(from, to);
    expect(lines[0]).toContain(`line 2 ${at}`);
    expect(lines[0]).toContain(says);
    expect(lines.slice(1).join()).toMatch(/^2024-06-10 (StartedToBeLookedAfter|PlacementChanged)[^\n]*$/);
  });

  it('says everything that is wrong with it', async () => {
    const { items } = await readFile(EPISODES.replace(',S,C2,', ',X,C9,'));
    const [refused] = items;
    const errors = refused !== undefined && 'problem' in refused ? refused.problem.errors : [];
    expect(errors.map(({ pointer }) => pointer)).toEqual(['/RNE', '/LS']);
    expect(refused?.raw).toBe(EPISODES.split('\n')[1]?.replace(',S,C2,', ',X,C9,'));
  });
});

describe('a file that is damaged', () => {
  const latin1 = Buffer.from(EPISODES.replace('B69 3DB', 'B69é3DB'), 'latin1');

  it('in the middle of a line says where it is cut off, and what is before is read', async () => {
    const cut = EPISODES.slice(0, EPISODES.lastIndexOf(',PR1'));
    const { items, reading } = await readFile(cut);
    expect(reading.damaged).toBe('is cut off in line 3, which has 6 of 13 columns');
    expect(items.map((item) => 'events' in item)).toEqual([false, true]);
  });

  it('by its encoding says which byte of which line, and the other lines are read', async () => {
    const { items, reading } = await readFile(latin1, { size: 1000 });
    expect(reading.damaged).toMatch(/^has a line 2 that is not UTF-8 .*character \d+ is the byte E9; save/);
    expect(items.map((item) => 'events' in item)).toEqual([false, true]);
    expect((await surveyReturn(bytesOf(latin1))).damage).toBe(reading.damaged);
  });

  it.each([
    ['text in UTF-16', Buffer.from(`\ufeff${EPISODES}`, 'utf16le'), 'UTF-16'],
    ['text in UTF-16 without a mark', Buffer.from(EPISODES, 'utf16le'), 'UTF-16'],
    ['a workbook', Buffer.from('PK\u0003\u0004'), 'a workbook'],
    ['nothing', Buffer.alloc(0), 'is empty'],
    ['another table', Buffer.from('NAME,AGE\nA,1\n'), 'those of no table of the return'],
    [
      'a missing column',
      Buffer.from(EPISODES.replace('DECOM,', '')),
      'Episodes of the return, but lacks the column DECOM',
    ],
    ['a column twice', Buffer.from(EPISODES.replace('URN', 'DECOM,URN')), 'has DECOM twice'],
    ['a document type', Buffer.from(XML.replace('<EXP', '<!DOCTYPE x [<!ENTITY a "b">]>\n<EXP')), 'DOCTYPE'],
    ['XML in Latin-1', Buffer.from(XML.replace('utf-8', 'ISO-8859-1')), 'says that it is in ISO-8859-1'],
    [
      'XML of another collection',
      Buffer.from('<CWLAChildren/>'),
      'is XML of CWLAChildren, not of the return',
    ],
    ['XML that is none', Buffer.from('<EXPSSDA903><A></B></EXPSSDA903>'), 'is not XML from line 1 on'],
  ])('beyond reading says why: %s', async (_, bytes, says) => {
    await expect(readFile(bytes)).rejects.toThrow(says);
    await expect(readFile(bytes)).rejects.toThrow(ReturnDamage);
    expect(await surveyReturn(bytesOf(bytes))).toMatchObject({ isUnreadable: true });
  });

  it('as XML gives the children before the damage, and says where it is', async () => {
    const children = XML.replace('</EXPSSDA903>', '<CHILD>\n<HEADER><CHILDID>C2</CHILDID>');
    const { items, reading } = await readFile(children);
    expect(items).toHaveLength(7);
    expect(reading.damaged).toBe('is cut off on line 23: HEADER never ends');
    const bytes = Buffer.from(children.replace('ID>C2<', 'ID>\u00e9<'), 'latin1');
    const wrong = await readFile(bytes, { size: 10_000 }).catch((error: Error) => error.message);
    expect(wrong).toContain('the byte E9 on line 22');
  });
});

describe('a survey of a file', () => {
  const row = (child: string, drawn: string): string => drawnEpisodes(drawn, child).split('\n')[1] ?? '';
  const columns = EPISODES.split('\n')[0] ?? '';
  const survey = (...rows: readonly string[]) => surveyReturn(bytesOf([columns, ...rows].join('\n')));

  it('tells its latest day, what was over first, how many rows it has of which table', async () => {
    expect(await surveyReturn(bytesOf(EPISODES))).toMatchObject({
      latest: '2024-06-10',
      firstOver: { day: '2024-06-10', line: 2 },
      rows: 2,
      tables: new Map([['Episodes', 2]]),
    });
    expect(await surveyReturn(bytesOf(XML))).toMatchObject({ rows: 7, latest: '2024-07-03' });
    expect(await surveyReturn(bytesOf(HEADER))).toMatchObject({ rows: 1, latest: null, firstOver: null });
  });

  it("tells whether children stand in the order of their ids as UTF-8, and by which a row is nobody's", async () => {
    const [c10, c2] = [row('C10', '01/05/23 S/C2/U6@A→'), row('C2', '01/05/23 S/C2/U6@A→')];
    expect(await survey(c10, c2)).toMatchObject({ isInOrder: true, isScattered: false, hasNameless: false });
    expect(await survey(c2, c10)).toMatchObject({ isInOrder: false, isScattered: false });
    expect(await survey(c2, c10, c2)).toMatchObject({ isInOrder: false, isScattered: true });
    expect(await survey(c2.replace('C2,', ','))).toMatchObject({ hasNameless: true });
    expect(await survey(c2.replace(',S,', ',X,'))).toMatchObject({ hasNameless: false, rows: 1 });
  });

  it('takes no day to come for the latest: one mistyped year does not shift the year of a file', async () => {
    const text = [columns, row('C1', '01/05/23 S/C2/U6@A→'), row('C2', '01/05/32 S/C2/U6@A→')].join('\n');
    const { latest } = await surveyReturn(bytesOf(text), { today: '2026-04-02' });
    expect(latest).toBe('2023-05-01');
  });

  it('refuses a code that is none in the year of the file, of a row that goes on', async () => {
    const told = async (drawn: string, lastDay: string) =>
      linesOf(await readFile(drawnEpisodes(drawn), { days: { lastDay } }))[0];
    expect(await told('01/05/22 S/V2/H5@A→', '2024-03-31')).toContain('StartedToBeLookedAfter');
    expect(await told('01/05/22 S/V2/H5@A→', '2025-03-31')).toContain('H5 is no code from 01/04/2024 on');
    expect(await told('01/05/22 S/V2/K3@A→', '2024-03-31')).toContain('StartedToBeLookedAfter');
    expect(await told('01/05/22 S/V2/K3@A→', '2023-03-31')).toContain('K3 is a code from 01/04/2023 on');
  });
});
