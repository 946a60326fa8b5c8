/** Writes names and values side by side. */
export function writeTable(rows: readonly (readonly [string, string])[]): void {
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value] of rows) process.stdout.write(`${name.padEnd(width)}  ${value}\n`);
}

/** Writes columns under their headings, those of numbers and their symbols to the right. */
export function writeColumns(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const columns = headings.map((heading, column) => {
    const cells = rows.map((row) => row[column] ?? '');
    return {
      width: Math.max(heading.length, ...cells.map(({ length }) => length)),
      isNumeric: cells.every((cell) => /^([-+]?[\d.,]+|[a-z]|)$/.test(cell)),
    };
  });
  for (const row of [headings, ...rows]) {
    const cells = columns.map(({ width, isNumeric }, column) => {
      const cell = row[column] ?? '';
      return isNumeric ? cell.padStart(width) : cell.padEnd(width);
    });
    process.stdout.write(`${cells.join('  ').trimEnd()}\n`);
  }
}
