import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import { EndPoint, ClusterInfo, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { GossipService, type IGossipServer } from '@eventstore/db-client/generated/gossip_grpc_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import {
  ServerFeaturesService,
  type IServerFeaturesServer,
} from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import { UUID } from '@eventstore/db-client/generated/shared_pb';
import { StreamsService, type IStreamsServer } from '@eventstore/db-client/generated/streams_grpc_pb';
import { appendCall, batchAppendCall } from './double-appends';
import { DoubleFaults } from './double-faults';
import { DoubleLog } from './double-log';
import { readCall } from './double-reads';
import type { DoubleSubscription } from './double-subscription';

/** How a double is started. */
export interface KurrentDbDoubleOptions {
  /** Default: any that is free. */
  readonly port?: number;
  /** Whether `$` streams and streams of others come between what is appended. Default: true. */
  readonly interleave?: boolean;
  /** Whether it offers the stream of many appends, which a client then prefers. Default: true. */
  readonly batchAppend?: boolean;
}

/** What a server takes in one append unless it is told otherwise. */
const MAX_APPEND_BYTES = 1024 * 1024;

/**
 * An event store that speaks the protocol of EventStoreDB and KurrentDB in this process, made from the
 * service definitions that the client carries. A test's tool: it keeps its events in memory, and is as unkind
 * as the server is, or unkinder where a test asks for it.
 */
export class KurrentDbDouble {
  readonly log: DoubleLog;
  readonly faults = new DoubleFaults();
  private readonly subscriptions = new Set<DoubleSubscription>();
  private server: Server | undefined;
  private port: number;

  private constructor(private readonly options: KurrentDbDoubleOptions) {
    this.log = new DoubleLog({ interleave: options.interleave ?? true });
    this.port = options.port ?? 0;
  }

  /** Starts a double with nothing in it but what its server would have written itself. */
  static async start(options: KurrentDbDoubleOptions = {}): Promise<KurrentDbDouble> {
    const double = new KurrentDbDouble(options);
    await double.restart();
    return double;
  }

  /** How a client reaches it. */
  get connectionString(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** How a client reaches it that asks for the members of the cluster first. */
  get clusterConnectionString(): string {
    return `esdb://127.0.0.1:${this.port},127.0.0.1:${this.port}?tls=false`;
  }

  /** Subscriptions that are being served. */
  get subscribed(): number {
    return this.subscriptions.size;
  }

  /** Ends every subscription in the middle. Default: with UNAVAILABLE. */
  dropSubscriptions(code: number = status.UNAVAILABLE): void {
    for (const subscription of [...this.subscriptions]) subscription.drop(code);
  }

  /** Cuts every connection and listens no more; what was committed stays. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    server?.forceShutdown();
    this.subscriptions.clear();
  }

  /** Listens again, at the address at which it did. */
  async restart(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 64 * 1024 * 1024 });
    server.addService(StreamsService, this.streams());
    server.addService(ServerFeaturesService, this.features());
    server.addService(GossipService, this.gossip());
    this.port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.port}`, ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(port) : reject(error),
      );
    });
    this.server = server;
  }

  private streams(): IStreamsServer {
    const { log, faults, subscriptions } = this;
    const service = { log, faults, subscriptions, maxAppendBytes: MAX_APPEND_BYTES };
    return {
      append: (call, answer) => appendCall(service, call, answer),
      batchAppend: (call) => batchAppendCall(service, call),
      read: (call) => readCall(service, call),
      delete: (_call, answer) => answer({ code: status.UNIMPLEMENTED }),
      tombstone: (_call, answer) => answer({ code: status.UNIMPLEMENTED }),
    };
  }

  private features(): IServerFeaturesServer {
    return { getSupportedMethods: (_call, answer) => answer(null, this.supported()) };
  }

  private gossip(): IGossipServer {
    return { read: (_call, answer) => answer(null, this.members()) };
  }

  private supported(): SupportedMethods {
    const supported = new SupportedMethods();
    supported.setEventStoreServerVersion('24.10.0.0');
    const methods = ['Append', 'Read', ...(this.options.batchAppend === false ? [] : ['BatchAppend'])];
    for (const name of methods) {
      const method = new SupportedMethod();
      method.setServiceName('event_store.client.streams.Streams');
      method.setMethodName(name);
      supported.addMethods(method);
    }
    return supported;
  }

  private members(): ClusterInfo {
    const id = new UUID();
    id.setString('00000000-0000-4000-8000-000000000001');
    const endPoint = new EndPoint();
    endPoint.setAddress('127.0.0.1');
    endPoint.setPort(this.port);
    const member = new MemberInfo();
    member.setInstanceId(id);
    member.setTimeStamp('0');
    member.setState(MemberInfo.VNodeState.LEADER);
    member.setIsAlive(true);
    member.setHttpEndPoint(endPoint);
    const cluster = new ClusterInfo();
    cluster.addMembers(member);
    return cluster;
  }
}
