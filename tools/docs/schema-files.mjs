import { dataSchemasOf, jsonSchemaOf } from '@daybook/events';

/** `docs/reference/schemas/<Type>/<n>.json`: the JSON Schema of the data of every type, every number. */
export function generate() {
  return dataSchemasOf().map(({ type, schema, address }) => [
    `docs/reference${address}.json`,
    `${JSON.stringify(jsonSchemaOf(type, schema), null, 2)}\n`,
  ]);
}
