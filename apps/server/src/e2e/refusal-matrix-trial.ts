/** Counts in which places each refusal was seen, and prints it as a table. */
export class RefusalMatrix {
  private readonly seen = new Map<string, Map<string, number>>();

  /** The code was answered in this place as it should be. */
  note(code: string, place: string): void {
    const places = this.seen.get(code) ?? new Map<string, number>();
    places.set(place, (places.get(place) ?? 0) + 1);
    this.seen.set(code, places);
  }

  /** The places in which a code was seen. */
  placesOf(code: string): readonly string[] {
    return [...(this.seen.get(code)?.keys() ?? [])];
  }

  toString(): string {
    const places = [...new Set([...this.seen.values()].flatMap((row) => [...row.keys()]))].sort();
    const rows = [...this.seen.entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([code, row]) => [code, ...places.map((place) => String(row.get(place) ?? '·'))]);
    const table = [['refusal', ...places], ...rows];
    const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0))) ?? [];
    const line = (row: readonly string[]) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  ');
    return `${table.map(line).join('\n')}\n`;
  }
}
