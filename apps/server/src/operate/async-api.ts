import { dataSchemasOf, type JsonObject } from '@daybook/events';
import { componentSchemas } from './open-api-schemas';

/** The topics of a Daybook, by the settings that name them. */
export interface Topics {
  readonly DAYBOOK_KAFKA_TOPIC_IN: string;
  readonly DAYBOOK_KAFKA_TOPIC_OUT: string;
  readonly DAYBOOK_KAFKA_TOPIC_REFUSED: string;
}

/** Attributes of an event as headers of a message in binary mode; those without `?` must be there. */
const attributes = ['specversion', 'id', 'source', 'type', 'subject', 'authority'] as const;
const optional = ['effectiveon', 'time', 'dataschema', 'correlationid', 'causationid'] as const;

/** The AsyncAPI 3.0 document of the topics (interfaces.md §3). `version` is that of the product. */
export function asyncApiDocument(version: string, topics: Topics): JsonObject {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Daybook',
      version,
      description: 'Events taken from Kafka, what was refused of them, and every recorded event',
    },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      eventsIn: channel(topics.DAYBOOK_KAFKA_TOPIC_IN, ['StructuredEvent', 'BinaryEvent']),
      eventsRefused: channel(topics.DAYBOOK_KAFKA_TOPIC_REFUSED, ['RefusedMessage']),
      events: channel(topics.DAYBOOK_KAFKA_TOPIC_OUT, ['RecordedEvent']),
    },
    operations: {
      takeEvents: operation('receive', 'eventsIn', 'Recorded, or refused, once, however often they come'),
      tellRefusals: operation('send', 'eventsRefused', 'What was refused, as it came, with the reason'),
      tellEvents: operation('send', 'events', 'Every recorded event, at least once, in order per stream'),
    },
    components: { messages, schemas: eventSchemas() },
  };
}

const text: JsonObject = { type: 'string' };
const decimal: JsonObject = { type: 'string', pattern: '^\\d+$' };
const structured: JsonObject = { type: 'string', pattern: '^application/cloudevents\\+json' };

const messages: JsonObject = {
  StructuredEvent: message('An event in structured mode', {
    key: 'The subject of the event',
    headers: headersOf({ 'content-type': structured }),
    payload: reference('schemas', 'Event'),
  }),
  BinaryEvent: message('An event in binary mode: its attributes are headers, its data the value', {
    key: 'The subject of the event',
    headers: headersOf(named(attributes), named(optional)),
    payload: { type: 'object', description: 'The data of the type that ce_type names' },
  }),
  RefusedMessage: message('A message that was refused, as it came; beyond 64 KiB its beginning', {
    key: 'As it came',
    headers: headersOf(
      {
        'daybook-refusal-code': text,
        'daybook-refusal-reason': text,
        'daybook-original-topic': text,
        'daybook-original-partition': decimal,
        'daybook-original-offset': decimal,
      },
      { 'daybook-original-bytes': decimal },
    ),
    payload: {},
  }),
  RecordedEvent: message('An event as it was recorded', {
    key: 'The stream of the event',
    headers: headersOf({
      'content-type': structured,
      'daybook-position': decimal,
      'daybook-revision': decimal,
      'daybook-recorded-at': { type: 'string', format: 'date-time' },
    }),
    payload: reference('schemas', 'Event'),
  }),
};

function message(
  summary: string,
  {
    key,
    headers,
    payload,
  }: { readonly key: string; readonly headers: JsonObject; readonly payload: JsonObject },
): JsonObject {
  const bindings = { kafka: { key: { type: 'string', description: key } } };
  return { summary, headers, payload, bindings };
}

function headersOf(required: JsonObject, others: JsonObject = {}): JsonObject {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...others } };
}

function named(names: readonly string[]): JsonObject {
  return Object.fromEntries(names.map((name) => [`ce_${name}`, text]));
}

function channel(address: string, names: readonly string[]): JsonObject {
  const held = names.map((name) => [name, reference('messages', name)] as const);
  return { address, messages: Object.fromEntries(held) };
}

function operation(action: 'send' | 'receive', channelName: string, summary: string): JsonObject {
  return { action, channel: { $ref: `#/channels/${channelName}` }, summary };
}

function reference(kind: 'schemas' | 'messages', name: string): JsonObject {
  return { $ref: `#/components/${kind}/${name}` };
}

/** Of the schemas that both documents share, those of events. */
function eventSchemas(): JsonObject {
  const types = dataSchemasOf().map(({ type, schema }) => `${type}.${schema}`);
  const wanted = new Set(['Event', 'AuthorityCode', ...types]);
  return Object.fromEntries(Object.entries(componentSchemas()).filter(([name]) => wanted.has(name)));
}
