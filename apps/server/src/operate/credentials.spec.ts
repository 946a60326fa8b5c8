import { type ReadItem, readItem } from '@daybook/book';
import { recordingBy } from './credentials';

const started = {
  specversion: '1.0',
  id: 'itrent-88213-1',
  source: 'urn:itrent:sandwell',
  type: 'TeamChanged',
  subject: 'worker/SW-1042',
  authority: '333',
  effectiveon: '2024-04-02',
  data: { employmentId: 'E-77', team: 'Duty' },
};

type Readable = Extract<ReadItem, { readonly event: unknown }>;

function read(event: typeof started): Readable {
  const item = readItem(event);
  if (!('event' in item)) throw new Error(item.refused.detail);
  return item;
}

describe('Who records', () => {
  const key = {
    name: 'iTrent',
    role: 'emitter',
    authority: '333',
    sources: ['urn:itrent:sandwell'],
  } as const;

  it('records what its key is for, under the name of the key', () => {
    const recording = recordingBy(key);
    const item = read(started);
    expect(recording.recordedBy).toBe('iTrent');
    expect(recording.allow(item)).toBe(item);
  });

  it('is refused events of another authority or source, each at its field', () => {
    const { allow } = recordingBy(key);
    const pointersOf = (item: ReadItem): readonly string[] =>
      'refused' in item ? item.refused.errors.map(({ pointer }) => pointer) : [];
    expect(pointersOf(allow(read({ ...started, authority: '330' })))).toEqual(['/authority']);
    expect(pointersOf(allow(read({ ...started, source: 'urn:other' })))).toEqual(['/source']);
    const both = allow(read({ ...started, source: 'urn:other', authority: '330' }));
    expect(pointersOf(both)).toEqual(['/source', '/authority']);
    expect(both).toMatchObject({
      refused: { code: 'not-your-authority' },
      source: 'urn:other',
      id: 'itrent-88213-1',
    });
  });

  it('records everything with a key for all authorities and sources', () => {
    const { allow } = recordingBy({ name: 'local', role: 'every', authority: null, sources: null });
    const item = read({ ...started, authority: '330', source: 'urn:other' });
    expect(allow(item)).toBe(item);
  });
});
