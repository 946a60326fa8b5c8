import { readSettings } from '@daybook/book';
import { eventTypes } from '@daybook/events';
import { asyncApiDocument } from './async-api';

const document = asyncApiDocument('1.2.3', readSettings({})) as unknown as {
  readonly channels: Readonly<Record<string, { readonly address: string }>>;
  readonly components: { readonly messages: object; readonly schemas: object };
};

/** What a reference of the document leads to; undefined where it leads nowhere. */
function at(reference: string): unknown {
  const steps = reference.replace('#/', '').split('/');
  return steps.reduce<unknown>(
    (place, step) => (place as Record<string, unknown> | undefined)?.[step],
    document,
  );
}

describe('The AsyncAPI document', () => {
  it('names the topics that the settings name', () => {
    expect(Object.values(document.channels).map(({ address }) => address)).toEqual([
      'daybook.events.in',
      'daybook.events.refused',
      'daybook.events',
    ]);
  });

  it('refers to nothing that is not in it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, found = '']) => found,
    );
    expect(references.length).toBeGreaterThan(eventTypes.size);
    expect(references.filter((reference) => at(reference) === undefined)).toEqual([]);
  });

  it('has every type of event, and nothing of what is asked over HTTP', () => {
    const names = Object.keys(document.components.schemas);
    for (const type of eventTypes.keys()) expect(names).toContain(`${type}.1`);
    expect(names).not.toContain('Problem');
  });
});
