/**
 * The cells of one line of CSV, without the spaces around them; null where a quote is not closed on the line,
 * or something stands beside a quoted cell. No cell of the return goes over several lines.
 */
export function csvCells(line: string): readonly string[] | null {
  if (!line.includes('"')) return line.split(',').map((cell) => cell.trim());
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const cell = cellAt(line, at);
    if (cell === null) return null;
    cells.push(cell.text);
    if (cell.end >= line.length) return cells;
    at = cell.end + 1;
  }
}

const quoted = /\s*"((?:[^"]|"")*)"\s*(?=,|$)/y;
const plain = /[^,"]*(?=,|$)/y;

/** The cell that begins at a place of the line, and where the comma after it is. */
function cellAt(line: string, at: number): { readonly text: string; readonly end: number } | null {
  quoted.lastIndex = at;
  const inQuotes = quoted.exec(line);
  if (inQuotes !== null) {
    return { text: (inQuotes[1] ?? '').replaceAll('""', '"').trim(), end: quoted.lastIndex };
  }
  plain.lastIndex = at;
  const bare = plain.exec(line);
  return bare === null ? null : { text: bare[0].trim(), end: plain.lastIndex };
}
