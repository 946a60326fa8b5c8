import { eventTypes } from './all-types';
import type { JsonObject } from './event';
import { dataSchemasOf, eventJsonSchemaOf, jsonSchemaOf } from './json-schema';

describe('JSON Schemas', () => {
  it('are there for every shape of every type, at the address that a dataschema ends in', () => {
    const addresses = dataSchemasOf();
    const shapes = [...eventTypes.values()].map(({ latestSchema }) => latestSchema);
    expect(addresses).toHaveLength(shapes.reduce((sum, shape) => sum + shape, 0));
    for (const { type, schema, address } of addresses) {
      expect(jsonSchemaOf(type, schema)).toMatchObject({
        $id: address,
        type: 'object',
        additionalProperties: false,
      });
    }
  });

  it('are not there for a type or a number that does not exist', () => {
    for (const [type, schema] of [
      ['SomethingElse', 1],
      ['FteChanged', 2],
      ['FteChanged', 0],
    ] as const) {
      expect(jsonSchemaOf(type, schema)).toBeUndefined();
      expect(eventJsonSchemaOf(type, schema)).toBeUndefined();
    }
  });

  it('say of each field what it expects, its class, its values and whether it is needed', () => {
    const schema = jsonSchemaOf('SocialWorkerLeft', 1) as {
      properties: Record<string, JsonObject>;
      required: string[];
    };
    expect(schema.required).toEqual(['employmentId']);
    expect(schema.properties.reason).toMatchObject({ 'x-daybook-class': 'P4', type: 'string' });
    expect(schema.properties.destination?.enum).toContain('outside-england');
    const rated = jsonSchemaOf('AgencyAssignmentStarted', 2) as { properties: Record<string, JsonObject> };
    expect(rated.properties.rate).toMatchObject({ type: 'object', required: ['amountPence', 'per'] });
    expect(rated.properties.plannedEndOn).toMatchObject({ type: 'string', format: 'date' });
  });

  it('say that one of two posts is meant', () => {
    expect(jsonSchemaOf('TeamChanged', 1)?.oneOf).toEqual([
      { required: ['employmentId'] },
      { required: ['assignmentId'] },
    ]);
    expect(jsonSchemaOf('EventCorrected', 1)?.anyOf).toHaveLength(2);
  });

  it('of a whole event have its envelope too', () => {
    const schema = eventJsonSchemaOf('SocialWorkerLeft', 1) as { properties: Record<string, JsonObject> };
    expect(schema).toMatchObject({ additionalProperties: false });
    expect(schema.properties.type).toEqual({ const: 'SocialWorkerLeft' });
    expect(schema.properties.effectiveon).toMatchObject({ description: 'last day, inclusive' });
    expect(schema.properties.subject?.pattern).toBe('^((worker)/[A-Za-z0-9._~-]{1,64})$');
    const amendment = eventJsonSchemaOf('EventRetracted', 1) as { required: string[] } & typeof schema;
    expect(amendment.required).not.toContain('effectiveon');
    expect(amendment.properties.subject?.pattern).toContain('|authority)$');
    expect((eventJsonSchemaOf('AgencyAssignmentStarted', 2) as typeof amendment).required).toContain(
      'dataschema',
    );
  });

  it('are plain JSON', () => {
    for (const { type, schema } of dataSchemasOf()) {
      for (const document of [jsonSchemaOf(type, schema), eventJsonSchemaOf(type, schema)]) {
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
      }
    }
  });
});
