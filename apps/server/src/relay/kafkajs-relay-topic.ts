import type { Producer } from 'kafkajs';
import { type BrokerAddress, brokerClient, carefulProducer, mustHaveTopics } from '../broker/broker-client';
import { parcelsOf } from '../broker/parcels';
import type { RelayTopic } from './relay';
import type { RelayedMessage } from './relayed-message';

/** A topic of Kafka that recorded events are told to, over kafkajs. */
export class KafkajsRelayTopic implements RelayTopic {
  private producer: Producer | undefined;

  constructor(private readonly options: BrokerAddress & { readonly topic: string }) {}

  async connect(): Promise<void> {
    if (this.producer !== undefined) return;
    const kafka = brokerClient(this.options);
    await mustHaveTopics(kafka, [this.options.topic]);
    const producer = carefulProducer(kafka);
    await producer.connect();
    this.producer = producer;
  }

  async send(messages: readonly RelayedMessage[]): Promise<void> {
    const { topic } = this.options;
    for (const parcel of parcelsOf(messages))
      await this.connected().send({ topic, acks: -1, messages: [...parcel] });
  }

  async disconnect(): Promise<void> {
    await this.producer?.disconnect();
    this.producer = undefined;
  }

  private connected(): Producer {
    if (this.producer === undefined) throw new Error('the broker is not connected');
    return this.producer;
  }
}
