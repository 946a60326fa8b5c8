import { uuidV5 } from './uuid';

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
const url = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

describe('deterministic ids', () => {
  it.each([
    [dns, 'www.example.com', '2ed6657d-e927-568b-95e1-2665a8aea6a2'],
    [dns, 'www.widgets.com', '21f7f8de-8051-5b89-8680-0195ef798b6a'],
    [dns, 'python.org', '886313e1-3b8a-5372-9b90-0c9aee199e5d'],
    [url, 'http://python.org/', '4c565f0d-3f5a-5890-b41b-20cf47701c5e'],
  ])('of version 5 in %s for %s', (namespace, name, id) => {
    expect(uuidV5(namespace, name)).toBe(id);
    expect(uuidV5(namespace.toUpperCase(), name)).toBe(id);
  });

  it('differ by name and by namespace', () => {
    const ids = [uuidV5(dns, 'a'), uuidV5(dns, 'b'), uuidV5(url, 'a'), uuidV5(dns, ''), uuidV5(dns, 'é')];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('need a namespace that is a UUID', () => {
    expect(() => uuidV5('urn:drawn', 'a')).toThrow('no UUID: "urn:drawn"');
  });
});
