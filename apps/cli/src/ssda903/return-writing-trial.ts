/** Columns of Episodes in the order of the return. */
export const EPISODE_COLUMNS =
  'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';

/** `C1 01/05/2023 S/C2/U6@A→10/10/2023 X1 CARPL`; what stands after the arrow is left out of an open row. */
const drawn = /^(\S+) (\S+) ([SLPTBU])\/(\w+)\/(\w+)@(\w+)→(?:(\S+) (\w+)(?: (\w+))?)?$/;

/** Rows as a file of Episodes, one drawn on each line. */
export function episodesFile(text: string): string {
  return `${[EPISODE_COLUMNS, ...linesOf(text).map(rowOf)].join('\n')}\n`;
}

/** The same rows as the return in XML. */
export function episodesXml(text: string): string {
  const rows = linesOf(text).map((line) => rowOf(line).split(','));
  const names = EPISODE_COLUMNS.replace('PLACE,', 'PL,').split(',').slice(1);
  const children = [...new Set(rows.map(([child = '']) => child))].map((child) => {
    const episodes = rows
      .filter(([of]) => of === child)
      .map(([, ...cells]) => cells.map((cell, i) => `<${names[i]}>${cell}</${names[i]}>`).join(''))
      .map((cells) => `<EPISODE>${cells}</EPISODE>`);
    const header = `<HEADER><CHILDID>${child}</CHILDID><DOB>05/05/2010</DOB></HEADER>`;
    return `<CHILD>${header}${episodes.join('\n')}</CHILD>`;
  });
  return `<?xml version="1.0"?>\n<EXPSSDA903>\n${children.join('\n')}\n</EXPSSDA903>\n`;
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function rowOf(line: string): string {
  const parts = drawn.exec(line);
  if (parts === null) throw new RangeError(`not a row of episodes: ${line}`);
  const [, child, decom, rne, ls, place = '', address, dec = '', rec = '', reason = ''] = parts;
  const provider = place.startsWith('T') ? '' : 'PR1';
  return [child, decom, rne, ls, 'N1', place, provider, dec, rec, reason, 'B69 3DB', address, ''].join(',');
}
