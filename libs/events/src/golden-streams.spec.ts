import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { eventTypes } from './all-types';
import type { DaybookEvent, Json } from './event';
import { exampleEvents } from './examples';
import { parseEvent } from './parse-event';
import { currentDataOf, schemaOf } from './schema-number';

/**
 * `fixtures/streams/v1` holds events of every type and schema that was ever released, by the kind of their
 * subject; it only grows. `fixtures/streams/current` holds what their data is in the newest shape. After a
 * new type, schema or example: GROW_GOLDEN_STREAMS=1 npx jest libs/events/src/golden-streams
 */
const streams = join(__dirname, '../../../fixtures/streams');
const golden = join(streams, 'v1');
const current = join(streams, 'current');

function linesOf(file: string): Json[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Json);
}

function fileOf(event: DaybookEvent): string {
  return `${event.subject.split('/')[0]}.ndjson`;
}

function grow(): void {
  mkdirSync(golden, { recursive: true });
  mkdirSync(current, { recursive: true });
  for (const event of exampleEvents()) {
    const file = join(golden, fileOf(event));
    const known = linesOf(file).some((line) => (line as unknown as DaybookEvent).id === event.id);
    if (!known) appendFileSync(file, `${JSON.stringify(event)}\n`);
  }
  for (const file of readdirSync(golden)) {
    const lines = linesOf(join(golden, file)) as unknown as DaybookEvent[];
    writeFileSync(
      join(current, file),
      lines.map((event) => `${JSON.stringify(shapedAnew(event))}\n`).join(''),
    );
  }
}

function shapedAnew(event: DaybookEvent): { id: string; type: string; data: Json } {
  return { id: event.id, type: event.type, data: currentDataOf(event) };
}

if (process.env.GROW_GOLDEN_STREAMS === '1') grow();

const files = readdirSync(golden);

describe('Golden streams', () => {
  it.each(files)('of %s are still read, every line', (file) => {
    const lines = linesOf(join(golden, file));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(parseEvent(line)).toEqual({ ok: true, event: line });
  });

  it.each(files)('of %s have the same data in the newest shape as ever', (file) => {
    const lines = linesOf(join(golden, file)) as unknown as DaybookEvent[];
    expect(lines.map(shapedAnew)).toEqual(linesOf(join(current, file)));
  });

  it('have at least one event of every type and schema', () => {
    const lines = files.flatMap((file) => linesOf(join(golden, file))) as unknown as DaybookEvent[];
    const held = new Set(lines.map((event) => `${event.type} ${schemaOf(event)}`));
    const released = [...eventTypes.values()].flatMap(({ name, schemas }) =>
      schemas.map((_, index) => `${name} ${index + 1}`),
    );
    expect([...held].sort()).toEqual(released.sort());
  });

  it('hold every example as it was when it was first committed', () => {
    const lines = files.flatMap((file) => linesOf(join(golden, file)));
    for (const event of exampleEvents()) expect(lines).toContainEqual(event);
  });
});
