import type { DaybookEvent, LogEntry } from '@daybook/events';
import { canonicalJson, hmacSha256 } from '@daybook/proof';
import { append, everything } from './event-log-trial';
import type { StoredRecord } from './event-log';
import { MemoryEventLog } from './memory-event-log';
import { MemoryKeyRing } from './memory-key-ring';
import { openRecord, sealEvent, sealEvents } from './record';

const registered: DaybookEvent = {
  specversion: '1.0',
  id: 'e-1',
  source: 'urn:payroll',
  type: 'WorkerRegistered',
  subject: 'worker/SW1',
  authority: '333',
  effectiveon: '2024-04-02',
  time: '2024-04-09T08:12:00Z',
  data: { sex: 'female', name: 'Zoë O’Neil', dateOfBirth: '1980-02-29', sweNumber: 'SW12345' },
};
const started: DaybookEvent = {
  ...registered,
  id: 'e-2',
  type: 'SocialWorkerStarted',
  data: { role: 'case-holder', fte: '0.80', employmentId: 'E-77' },
};
const corrected: DaybookEvent = {
  ...registered,
  id: 'e-3',
  type: 'EventCorrected',
  data: {
    corrects: { source: 'urn:payroll', id: 'e-1' },
    data: { name: 'Zoe O’Neil', fte: 0.6, 'a/b~c': { deep: ['x'] } },
    reason: 'entered-in-error',
  },
};

describe('Sealing', () => {
  let keyRing: MemoryKeyRing;
  beforeEach(() => {
    keyRing = new MemoryKeyRing();
  });

  async function record(...events: DaybookEvent[]): Promise<StoredRecord[]> {
    const log = new MemoryEventLog({ clock: () => Date.UTC(2024, 3, 10) });
    await append(log, sealEvents(events, keyRing));
    return everything(log);
  }

  async function recordAndRead(event: DaybookEvent): Promise<LogEntry> {
    return openRecord((await record(event))[0] as StoredRecord, keyRing);
  }

  it.each([registered, started, corrected])('gives back an event as it was sent: $type', async (event) => {
    expect(await recordAndRead(event)).toEqual({
      position: 1n,
      revision: 0n,
      stream: 'worker-333-SW1',
      recordedAt: '2024-04-10T00:00:00.000Z',
      recordedBy: 'payroll',
      event,
    });
  });

  it('stores nothing personal in the clear, and the rest readable', async () => {
    const texts = (await record(registered, corrected)).map(({ bytes }) =>
      Buffer.from(bytes).toString('utf8'),
    );
    for (const personal of ['Zoë', 'Zoe', '1980', 'SW12345', 'female', 'deep'])
      expect(texts.join()).not.toContain(personal);
    expect(JSON.parse(texts[0] ?? '')).toMatchObject({ event: { ...registered, data: {} } });
    expect(Object.keys(JSON.parse(texts[0] ?? '').sealed)).toEqual([
      '/data/dateOfBirth',
      '/data/name',
      '/data/sex',
      '/data/sweNumber',
    ]);
    expect(JSON.parse(texts[1] ?? '').event.data.data).toEqual({ fte: 0.6 });
  });

  it('leaves an event without personal fields as canonical JSON, unsealed', () => {
    const { eventJson, sealedJson } = sealEvent(started, keyRing);
    expect(eventJson).toBe(canonicalJson(started));
    expect(sealedJson).toBeUndefined();
    expect(keyRing.keyOf('worker-333-SW1')).toBeUndefined();
  });

  it('fingerprints the content as it was sent, under the key of the installation', () => {
    const { contentHmac } = sealEvent(registered, keyRing);
    expect(contentHmac).toEqual(hmacSha256(keyRing.contentKey(), canonicalJson(registered)));
    expect(sealEvent(registered, keyRing).contentHmac).toEqual(contentHmac);
    const other = { ...registered, data: { ...registered.data, name: 'Zoë O’Neill' } };
    expect(sealEvent(other, keyRing).contentHmac).not.toEqual(contentHmac);
    expect(sealEvent(registered, new MemoryKeyRing()).contentHmac).not.toEqual(contentHmac);
  });

  it('never seals one value twice alike', () => {
    const texts = Array.from({ length: 20 }, () => sealEvent(registered, keyRing).sealedJson);
    expect(new Set(texts).size).toBe(20);
  });

  it('writes a sealed field as its version, its nonce and its ciphertext with tag', () => {
    const sealed = JSON.parse(sealEvent(registered, keyRing).sealedJson ?? '') as Record<string, string>;
    for (const text of Object.values(sealed))
      expect(text).toMatch(/^v1\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$/);
  });

  it('asks the key ring once for all subjects of a batch', () => {
    const asked: (readonly string[])[] = [];
    const keysFor = (subjects: readonly string[]) => {
      asked.push(subjects);
      return keyRing.keysFor(subjects);
    };
    const watched = Object.assign(Object.create(keyRing) as MemoryKeyRing, { keysFor });
    const others = ['1', '2', '1'].map((id) => ({ ...registered, subject: `worker/${id}` }));
    sealEvents([registered, started, ...others], watched);
    expect(asked).toEqual([['worker-333-SW1', 'worker-333-1', 'worker-333-2']]);
    sealEvents([started], watched);
    expect(asked).toHaveLength(1);
  });

  it('reads fields whose key was destroyed as erased, and the rest as ever', async () => {
    const records = await record(registered, corrected, { ...registered, id: 'e-9', subject: 'worker/SW2' });
    keyRing.destroy('worker-333-SW1');
    const [one, two, three] = records.map((stored) => openRecord(stored, keyRing).event.data);
    expect(one).toEqual({ sex: 'erased', name: 'erased', dateOfBirth: 'erased', sweNumber: 'erased' });
    expect(two).toMatchObject({ data: { name: 'erased', fte: 0.6, 'a/b~c': 'erased' } });
    expect(three).toEqual(registered.data);
  });

  it('recognises after the erasure what was sent before it, and reads what is new as erased', async () => {
    const log = new MemoryEventLog({ clock: () => 0 });
    await append(log, [sealEvent(registered, keyRing)]);
    keyRing.destroy('worker-333-SW1');
    const [again] = await append(log, [sealEvent(registered, keyRing)]);
    expect(again?.status).toBe('duplicate');
    await append(log, [sealEvent({ ...registered, id: 'e-10' }, keyRing)]);
    const entries = (await everything(log)).map((stored) => openRecord(stored, keyRing));
    expect(entries.map(({ event }) => event.data['name'])).toEqual(['erased', 'erased']);
  });

  describe('opens nothing that was changed', () => {
    const corruptAt7 = (because: RegExp) =>
      expect.objectContaining({
        name: 'EventLogError',
        kind: 'log-corrupt',
        message: expect.stringMatching(new RegExp(`position 7 .*${because.source}`)),
      });

    /** Opens the record of an event, at position 7, after its JSON was meddled with. */
    async function opening(meddle: (record: Meddled) => unknown): Promise<() => LogEntry> {
      const [stored] = await record(registered);
      const json = JSON.parse(Buffer.from(stored?.bytes ?? []).toString('utf8')) as Meddled;
      const meddled = meddle(json) ?? json;
      const bytes = Buffer.from(JSON.stringify(meddled));
      return () => openRecord({ position: 7n, bytes }, keyRing);
    }

    interface Meddled {
      [field: string]: unknown;
      event: Record<string, unknown>;
      sealed: Record<string, string>;
    }

    it('with no change at all it does open', async () => {
      expect((await opening(() => undefined))().event).toEqual(registered);
    });

    it.each<[string, (record: Meddled) => unknown]>([
      ['a field under another name', (r) => swap(r.sealed, '/data/name', '/data/sex')],
      ['a field of another event', (r) => void (r.event['id'] = 'e-2')],
      ['a field of another source', (r) => void (r.event['source'] = 'urn:other')],
      ['a changed byte', (r) => void (r.sealed['/data/name'] = flipLast(r.sealed['/data/name'] ?? ''))],
      ['a cut tag', (r) => void (r.sealed['/data/name'] = 'v1.AAAAAAAAAAAAAAAA.AAAA')],
      [
        'another version',
        (r) => void (r.sealed['/data/name'] = (r.sealed['/data/name'] ?? '').replace('v1', 'v2')),
      ],
      ['no text', (r) => ({ ...r, sealed: { '/data/name': 5 } })],
    ])('%s', async (_, meddle) => {
      expect(await opening(meddle)).toThrow(
        corruptAt7(/sealed field \/data\/(name|sex|\w+) does not verify/),
      );
    });

    it('a field of another subject', async () => {
      keyRing.keysFor(['worker-333-SW2']);
      expect(await opening((r) => void (r['stream'] = 'worker-333-SW2'))).toThrow(
        corruptAt7(/does not verify/),
      );
      expect(await opening((r) => void (r['stream'] = 'worker-333-SW3'))).toThrow(corruptAt7(/no key/));
    });

    it('a field that is there in the clear besides', async () => {
      const meddle = (r: Meddled): void => void (r.event['data'] = { name: 'Somebody' });
      expect(await opening(meddle)).toThrow(corruptAt7(/has no place/));
    });

    it.each<[string, Partial<Record<string, unknown>>]>([
      ['version', { v: 2 }],
      ['revision', { revision: '0' }],
      ['revision', { revision: -1 }],
      ['stream', { stream: null }],
      ['recordedAt', { recordedAt: 5 }],
      ['recordedBy', { recordedBy: undefined }],
      ['event', { event: [] }],
      ['event', { event: { ...registered, data: 'none' } }],
      ['sealed', { sealed: [] }],
    ])('a record of another %s', async (_, change) => {
      expect(await opening((r) => ({ ...r, ...change }))).toThrow(corruptAt7(/it is not \{v: 1/));
    });

    it('bytes that are no JSON, or no UTF-8', () => {
      const opened = (bytes: Uint8Array) => () => openRecord({ position: 7n, bytes }, keyRing);
      expect(opened(Buffer.from('{"v":1'))).toThrow(corruptAt7(/not JSON/));
      expect(opened(Buffer.from('null'))).toThrow(corruptAt7(/it is not \{v/));
      expect(opened(Buffer.from([0x22, 0xff, 0x22]))).toThrow(corruptAt7(/not UTF-8/));
    });
  });

  it('takes the value of every JSON kind there and back', async () => {
    for (const value of [null, true, 0.1, -0, '', 'é\u0000"', [1, [2]], { '~/': { é: 1 } }]) {
      const event = { ...corrected, data: { ...corrected.data, data: { name: value } } };
      const { event: read } = await recordAndRead(event);
      expect(canonicalJson(read)).toBe(canonicalJson(event));
    }
  });
});

function swap(fields: Record<string, string>, one: string, other: string): void {
  [fields[one], fields[other]] = [fields[other] ?? '', fields[one] ?? ''];
}

function flipLast(text: string): string {
  const bytes = Buffer.from(text.split('.')[2] ?? '', 'base64url');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return [...text.split('.').slice(0, 2), bytes.toString('base64url')].join('.');
}
