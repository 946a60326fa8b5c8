import { correcting, record } from '../prove/record';
import { idsBehind, linesOf } from '../prove/rows';
import { foldSubject } from '../fold';

const registered = { type: 'WorkerRegistered', on: '2023-10-02' };

describe('who a worker is', () => {
  it('is told field by field, later words over earlier ones, on all dates', () => {
    const entries = record(
      { ...registered, data: { name: 'Ada King', sex: '2', sweNumber: 'SW123456' } },
      { ...registered, on: '2024-06-01', data: { name: 'Ada Lovelace' } },
    );
    expect(linesOf(entries, 'person')).toEqual(['1900-01-01.. SW123456 2 Ada Lovelace']);
    expect(idsBehind(entries, 'person')).toEqual([['e1', 'e2']]);
  });

  it('does not depend on which of two words arrived first', () => {
    const later = { ...registered, on: '2024-06-01', data: { name: 'Ada Lovelace' }, id: 'later' };
    const entries = record(later, { ...registered, data: { name: 'Ada King' }, id: 'earlier' });
    expect(linesOf(entries, 'person')).toEqual(['1900-01-01.. Ada Lovelace']);
    expect(idsBehind(entries, 'person')).toEqual([['later']]);
  });

  it('is not told by a registration that says nothing', () => {
    expect(linesOf(record({ ...registered, data: {} }), 'person')).toEqual([]);
  });

  it('forgets a field that a correction takes away', () => {
    const entries = record(
      { ...registered, data: { name: 'Ada King', dateOfBirth: '1990-12-10' } },
      correcting('e1', { data: { dateOfBirth: null } }),
    );
    expect(linesOf(entries, 'person')).toEqual(['1900-01-01.. Ada King']);
  });

  it('writes every field, in one order, whatever was said in whatever order', () => {
    const [fact] = foldSubject(
      record({ ...registered, data: { name: 'Ada King', sweNumber: 'SW123456' } }),
    ).facts;
    expect(JSON.stringify(fact?.value)).toBe(
      '{"sweNumber":"SW123456","dateOfBirth":null,"sex":null,"name":"Ada King"}',
    );
  });
});
