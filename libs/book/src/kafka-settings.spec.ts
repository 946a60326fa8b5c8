import { readSettings, settingFaults } from './settings';

const BROKERS = { DAYBOOK_KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092' };

const sentenceOf = (variables: Readonly<Record<string, string>>): string => {
  try {
    readSettings(variables);
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing is wrong';
};

describe('The settings of Kafka', () => {
  it('are the topics and the group of the contract, and no broker, where nothing is said', () => {
    expect(readSettings({})).toMatchObject({
      DAYBOOK_KAFKA_TOPIC_IN: 'daybook.events.in',
      DAYBOOK_KAFKA_TOPIC_OUT: 'daybook.events',
      DAYBOOK_KAFKA_TOPIC_REFUSED: 'daybook.events.refused',
      DAYBOOK_KAFKA_GROUP: 'daybook-ingest',
    });
    expect(readSettings({}).DAYBOOK_KAFKA_BROKERS).toBeUndefined();
  });

  it('name several brokers, separated by commas', () => {
    expect(readSettings(BROKERS).DAYBOOK_KAFKA_BROKERS).toEqual(['kafka-1:9092', 'kafka-2:9092']);
    expect(readSettings({ DAYBOOK_KAFKA_BROKERS: '[::1]:9092' }).DAYBOOK_KAFKA_BROKERS).toEqual([
      '[::1]:9092',
    ]);
  });

  it.each([
    ['DAYBOOK_KAFKA_BROKERS', 'kafka'],
    ['DAYBOOK_KAFKA_BROKERS', 'kafka:9092,'],
    ['DAYBOOK_KAFKA_BROKERS', 'https://kafka:9092'],
    ['DAYBOOK_KAFKA_TOPIC_IN', 'events in'],
    ['DAYBOOK_KAFKA_GROUP', ''],
  ])('stop the start with a sentence that names %s where it is %p', (name, value) => {
    expect(sentenceOf({ ...BROKERS, [name]: value })).toContain(`${name}=${value} is not a value`);
  });

  it('are needed by relay, and by no other role', () => {
    expect(sentenceOf({ DAYBOOK_ROLES: 'ask,relay' })).toContain('set DAYBOOK_KAFKA_BROKERS');
    expect(readSettings({ ...BROKERS, DAYBOOK_ROLES: 'ask,relay' }).DAYBOOK_ROLES).toEqual(['ask', 'relay']);
  });

  it('do not go with a log that keeps nothing, for Kafka forgets what was taken', () => {
    expect(sentenceOf({ ...BROKERS, DAYBOOK_LOG: 'memory:' })).toContain('memory: keeps nothing');
  });

  it('name three topics, for what is told must not be taken in again', () => {
    expect(sentenceOf({ ...BROKERS, DAYBOOK_KAFKA_TOPIC_OUT: 'daybook.events.in' })).toContain(
      'DAYBOOK_KAFKA_TOPIC_OUT and DAYBOOK_KAFKA_TOPIC_IN are one topic',
    );
    expect(sentenceOf({ ...BROKERS, DAYBOOK_KAFKA_TOPIC_REFUSED: 'daybook.events' })).toContain(
      'DAYBOOK_KAFKA_TOPIC_REFUSED and DAYBOOK_KAFKA_TOPIC_OUT are one topic',
    );
  });

  it('are told all that is wrong with them, each with those that it goes with', () => {
    const relay = { ...BROKERS, DAYBOOK_ROLES: 'relay' };
    expect([...settingFaults(relay)]).toEqual([]);
    const wrong = { ...relay, DAYBOOK_LOG: 'memory:', DAYBOOK_KAFKA_TOPIC_IN: 'a b' };
    expect([...settingFaults(wrong).keys()].sort()).toEqual([
      'DAYBOOK_KAFKA_BROKERS',
      'DAYBOOK_KAFKA_TOPIC_IN',
      'DAYBOOK_ROLES',
    ]);
  });
});
