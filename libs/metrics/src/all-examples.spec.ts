import { metrics } from './all';
import { examples } from './all-examples';

const namesThatBegin = (pattern: RegExp) => {
  const found = examples.flatMap(({ name }) => pattern.exec(name)?.[1] ?? []);
  return [...new Set(found.map(Number))].sort((a, b) => a - b);
};

describe('the worked examples', () => {
  it('are called by names of their own', () => {
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
  });

  it('ask only metrics that there are, and each of them', () => {
    const asked = new Set(examples.flatMap(({ answers }) => answers.map(({ metric }) => metric)));
    expect([...asked].sort()).toEqual(metrics.map(({ id }) => id).sort());
  });

  it('hold the turnover rows that are lives; T1 to T4 are published inputs, T17 is about regions', () => {
    const lives = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 19, 20, 21, 22, 23, 24];
    expect(namesThatBegin(/^T(\d+) /)).toEqual(lives);
  });

  it('hold the agency rows that are lives; A1 to A5 are published inputs, A17 is about regions', () => {
    expect(namesThatBegin(/^A(\d+) /)).toEqual([6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18]);
  });

  it('hold the vacancy rows that are lives; V1 and V2 are published inputs', () => {
    expect(namesThatBegin(/^V(\d+) /)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  it('hold the caseload rows that are lives; C15 and C16 are published inputs', () => {
    expect(namesThatBegin(/^C(\d+) /)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 17]);
  });

  it('hold every row of placements, of long-term stability, and of social workers', () => {
    expect(namesThatBegin(/^P(\d+) /)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(namesThatBegin(/^S(\d+) /)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1));
    expect(namesThatBegin(/^SW(\d+) /)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('hold all 24 patterns that must be survived', () => {
    expect(namesThatBegin(/^pattern (\d+),/)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
  });
});
