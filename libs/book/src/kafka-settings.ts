import { z } from 'zod';

/** `host:port` or `[IPv6]:port`. */
const BROKER = /^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}$/;

const topic = z.string().regex(/^[A-Za-z0-9._-]{1,249}$/);

/** The settings of Kafka (interfaces.md §3, §4). */
export const kafkaSettings = {
  DAYBOOK_KAFKA_BROKERS: z
    .string()
    .transform((text) => text.split(',').map((broker) => broker.trim()))
    .pipe(z.array(z.string().regex(BROKER)).min(1))
    .optional()
    .describe(
      'Kafka brokers, host:port, by commas: ingest then takes events from there too, and relay needs them',
    ),
  DAYBOOK_KAFKA_TOPIC_IN: topic
    .default('daybook.events.in')
    .describe('Topic from which events are taken; it must exist'),
  DAYBOOK_KAFKA_TOPIC_OUT: topic
    .default('daybook.events')
    .describe('Topic to which relay tells every recorded event; it must exist'),
  DAYBOOK_KAFKA_TOPIC_REFUSED: topic
    .default('daybook.events.refused')
    .describe('Topic for what was refused of the events from Kafka; it must exist'),
  DAYBOOK_KAFKA_GROUP: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,200}$/)
    .default('daybook-ingest')
    .describe('Consumer group of ingest; events are recorded by kafka:<group>'),
};

/** The settings that decide whether those of Kafka go together. */
export interface KafkaChoice {
  readonly DAYBOOK_ROLES: readonly string[];
  readonly DAYBOOK_LOG?: string | undefined;
  readonly DAYBOOK_KAFKA_BROKERS?: readonly string[] | undefined;
  readonly DAYBOOK_KAFKA_TOPIC_IN: string;
  readonly DAYBOOK_KAFKA_TOPIC_OUT: string;
  readonly DAYBOOK_KAFKA_TOPIC_REFUSED: string;
}

/** What is wrong with settings of Kafka that do not go together, as a sentence; null where nothing is. */
export function kafkaFault(settings: KafkaChoice): string | null {
  const { DAYBOOK_KAFKA_BROKERS: brokers, DAYBOOK_LOG: log, DAYBOOK_ROLES: roles } = settings;
  if (brokers === undefined) {
    return roles.includes('relay')
      ? 'DAYBOOK_ROLES names relay, which has nowhere to tell to: set DAYBOOK_KAFKA_BROKERS'
      : null;
  }
  if (log === 'memory:') {
    return 'DAYBOOK_KAFKA_BROKERS tells Kafka what is safely recorded, but DAYBOOK_LOG=memory: keeps nothing';
  }
  return sharedTopic(settings);
}

/** What is told would be taken in again, or what is refused, without end. */
function sharedTopic(settings: KafkaChoice): string | null {
  const names = ['DAYBOOK_KAFKA_TOPIC_IN', 'DAYBOOK_KAFKA_TOPIC_OUT', 'DAYBOOK_KAFKA_TOPIC_REFUSED'] as const;
  for (const [index, name] of names.entries()) {
    const same = names.slice(0, index).find((other) => settings[other] === settings[name]);
    if (same !== undefined) return `${name} and ${same} are one topic, ${settings[name]}: they must differ`;
  }
  return null;
}
