import { readExtractMapping } from './extract-mapping';
import { columnsWithout, employmentColumns } from './reading-trial';

const whole = { source: 'urn:hr', columns: employmentColumns };
const read = (file: unknown) => () => readExtractMapping(Buffer.from(JSON.stringify(file)), 'employments');

describe('a mapping file', () => {
  it('needs a source and columns, and has commas and ISO dates unless it says otherwise', () => {
    expect(read(whole)()).toMatchObject({ delimiter: ',', dates: 'yyyy-mm-dd', source: 'urn:hr' });
  });

  it('may fill two fields from one column', () => {
    const columns = { ...columnsWithout('worker', 'employmentId'), Ref: ['worker', 'employmentId'] };
    const mapping = read({ ...whole, columns })();
    expect([mapping.columns.get('worker'), mapping.columns.get('employmentId')]).toEqual(['Ref', 'Ref']);
  });

  it.each<[string, unknown, string]>([
    ['is no object', [], 'a mapping is a JSON object'],
    ['has no source', { columns: employmentColumns }, 'source: it is needed: the URN of a system'],
    ['is of other rows', { ...whole, format: 'assignments' }, 'format: it is a mapping of assignments'],
    ['has a delimiter of two', { ...whole, delimiter: '||' }, 'delimiter: expected one character'],
    ['has dates of its own', { ...whole, dates: 'mm/dd/yyyy' }, 'dates: expected one of yyyy-mm-dd, dd/mm'],
    ['has a member of its own', { ...whole, column: {} }, 'column: it is not one of format, source'],
    ['has texts that are none', { ...whole, emptyCells: [1] }, 'emptyCells: expected a list of texts'],
    [
      'names a field that is none',
      { ...whole, columns: { ...employmentColumns, X: 'grade' } },
      'columns["X"]: "grade" is not one of',
    ],
    [
      'fills a field twice',
      { ...whole, columns: { ...employmentColumns, X: 'fte' } },
      'columns["X"]: fte is filled by the column "Hours"',
    ],
    ['lacks a field', { ...whole, columns: columnsWithout('role') }, 'columns: no column is mapped to role'],
    [
      'has a code that is none',
      { ...whole, codes: { role: { SW: 'social-worker' } } },
      'codes["role"]["SW"]: expected one of senior-manager',
    ],
    ['has a constant that is none', { ...whole, constants: { team: '' } }, 'constants["team"]: expected'],
    [
      'has codes of a date',
      { ...whole, codes: { leftOn: { never: '' } } },
      'codes["leftOn"]["never"]: the value of this field comes from a column',
    ],
    [
      'has two sources of a field',
      { ...whole, constants: { fte: 1 } },
      'constants.fte: the column "Hours" fills it already',
    ],
  ])('that %s is refused with the place', (_, file, sentence) => {
    expect(read(file)).toThrow(sentence);
  });

  it('that is no JSON is refused', () => {
    expect(() => readExtractMapping(Buffer.from('{'), 'employments')).toThrow('it is no JSON');
  });

  it('is told everything that is wrong with it at once', () => {
    expect(read({ delimiter: '' })).toThrow(
      /source: .*; delimiter: .*; columns: .*worker.*; columns: .*role/s,
    );
  });
});
