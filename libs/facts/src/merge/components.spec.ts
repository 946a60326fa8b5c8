import { Components } from './components';

describe('streams that belong together', () => {
  it('are, while nothing connects a stream, itself alone', () => {
    const components = new Components();
    expect(components.streamsOf('a')).toEqual(['a']);
    expect(components.keyOf('a')).toBe('a');
  });

  it('are all those that a chain of connections reaches, whatever the order of connecting', () => {
    const components = new Components();
    expect([
      components.connect('c', 'd'),
      components.connect('a', 'b'),
      components.connect('d', 'b'),
    ]).toEqual([true, true, true]);
    expect(components.streamsOf('d')).toEqual(['a', 'b', 'c', 'd']);
    expect(new Set(['a', 'b', 'c', 'd'].map((stream) => components.keyOf(stream))).size).toBe(1);
    expect(components.keyOf('e')).not.toBe(components.keyOf('a'));
  });

  it('are not connected twice', () => {
    const components = new Components();
    components.connect('a', 'b');
    expect([components.connect('b', 'a'), components.connect('a', 'a')]).toEqual([false, false]);
  });
});
