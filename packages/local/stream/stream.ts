import { createHash } from 'node:crypto';
import { DescribeStreamCommand, DynamoDBStreamsClient, type Shard } from '@aws-sdk/client-dynamodb-streams';
import * as v from 'valibot';
import { compileEventPattern, type EventMatcher } from '../events/event-pattern.ts';
import type { InvokeFunction, JsonObject, StreamMapping } from '../types.ts';
import { type DiscardedBatch, pause } from './stream-batch.ts';
import { changesOf, type UntilChange } from './stream-changes.ts';
import { StreamCheckpoint } from './stream-checkpoint.ts';
import { POLL_MS, pollShard } from './stream-shard.ts';

/** How soon new shards are looked for when one has ended, or when there was none. */
const DISCOVERY_MS = 1000;
/** And else: a shard may have two children. */
const REDISCOVERY_MS = 60_000;

const filterSchema = v.object({ Filters: v.array(v.object({ Pattern: v.string() })) });
const patternSchema = v.record(v.string(), v.unknown());

export type StreamPollersOptions = {
  readonly mappings: readonly StreamMapping[];
  /** The stream behind a mapping's EventSourceArn, which may be its table's. */
  readonly streamArnOf: (tableOrStreamArn: string) => string | undefined | Promise<string | undefined>;
  readonly dynamodbUrl: string;
  readonly invoke: InvokeFunction;
  readonly checkpointDirectory: string;
  /** Gets what a mapping gives up, for its OnFailure destination; default: it is only logged. */
  readonly onDiscard?: (batch: DiscardedBatch) => void | Promise<void>;
};

/** Gives a table's changes to functions: each shard's in order, at least once, on from where a kill left off. */
export function startStreamPollers(options: StreamPollersOptions): { close(): Promise<void> } {
  const closing = new AbortController();
  const client = new DynamoDBStreamsClient({
    endpoint: options.dynamodbUrl,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const enabled = options.mappings.filter(({ Enabled = true }) => Enabled);
  const pollers = enabled.map((mapping) => new MappingPoller(mapping, options, client, closing.signal).run());
  return {
    close: async () => {
      closing.abort();
      await Promise.all(pollers);
      client.destroy();
    },
  };
}

class MappingPoller {
  readonly #mapping: StreamMapping;
  readonly #options: StreamPollersOptions;
  readonly #client: DynamoDBStreamsClient;
  readonly #signal: AbortSignal;
  readonly #checkpoint: StreamCheckpoint;
  readonly #matches: EventMatcher;
  readonly #untilChange: UntilChange;
  readonly #running = new Map<string, Promise<void>>();

  constructor(
    mapping: StreamMapping,
    options: StreamPollersOptions,
    client: DynamoDBStreamsClient,
    signal: AbortSignal,
  ) {
    const key = createHash('sha256')
      .update(`${mapping.FunctionName} ${mapping.EventSourceArn}`)
      .digest('hex');
    this.#mapping = mapping;
    this.#options = options;
    this.#client = client;
    this.#signal = signal;
    this.#checkpoint = new StreamCheckpoint(options.checkpointDirectory, key.slice(0, 16));
    this.#matches = compileFilters(mapping);
    this.#untilChange = changesOf(options.dynamodbUrl, { pollMs: POLL_MS, signal });
  }

  async run(): Promise<void> {
    let startAt: 'LATEST' | 'TRIM_HORIZON' | undefined;
    while (!this.#signal.aborted) {
      try {
        const { EventSourceArn, StartingPosition } = this.#mapping;
        const streamArn = await this.#options.streamArnOf(EventSourceArn);
        if (streamArn === undefined) throw new Error(`${EventSourceArn} has no stream`);
        // LATEST is meant for the moment of the mapping's creation; a shard that comes later is read whole.
        const isNew = this.#checkpoint.open(streamArn);
        startAt = isNew && StartingPosition === 'LATEST' ? 'LATEST' : 'TRIM_HORIZON';
        await this.#startShards(streamArn, startAt);
      } catch (error) {
        if (!this.#signal.aborted)
          console.error(`stream: ${this.#mapping.FunctionName} cannot read its stream`, error);
      }
      if (this.#running.size > 0)
        await Promise.race([pause(REDISCOVERY_MS, this.#signal), ...this.#running.values()]);
      await pause(DISCOVERY_MS, this.#signal);
    }
    await Promise.all(this.#running.values());
  }

  /** Starts each shard whose parent is done with, so that a key's changes stay in order. */
  async #startShards(streamArn: string, startAt: 'LATEST' | 'TRIM_HORIZON'): Promise<void> {
    const shards = await this.#shardsOf(streamArn);
    const ids = new Set(shards.map(({ ShardId = '' }) => ShardId));
    this.#checkpoint.keepOnly(ids);
    for (const { ShardId = '', ParentShardId = '' } of shards) {
      const waits = ids.has(ParentShardId) && !this.#checkpoint.of(ParentShardId).isFinished;
      if (waits || this.#checkpoint.of(ShardId).isFinished || this.#running.has(ShardId)) continue;
      const run = this.#pollShard(streamArn, ShardId, startAt).finally(() => this.#running.delete(ShardId));
      this.#running.set(ShardId, run);
    }
  }

  async #pollShard(streamArn: string, shardId: string, startAt: 'LATEST' | 'TRIM_HORIZON'): Promise<void> {
    try {
      await pollShard({
        client: this.#client,
        mapping: this.#mapping,
        invoke: this.#options.invoke,
        onDiscard: this.#options.onDiscard ?? (() => undefined),
        signal: this.#signal,
        checkpoint: this.#checkpoint,
        matches: this.#matches,
        untilChange: this.#untilChange,
        streamArn,
        shardId,
        startAt,
      });
    } catch (error) {
      // Discovery starts the shard again from its checkpoint.
      if (!this.#signal.aborted)
        console.error(`stream: ${this.#mapping.FunctionName} lost shard ${shardId}`, error);
    }
  }

  async #shardsOf(streamArn: string): Promise<Shard[]> {
    const shards: Shard[] = [];
    let ExclusiveStartShardId: string | undefined;
    do {
      const page = ExclusiveStartShardId === undefined ? {} : { ExclusiveStartShardId };
      const { StreamDescription } = await this.#client.send(
        new DescribeStreamCommand({ StreamArn: streamArn, ...page }),
      );
      shards.push(...(StreamDescription?.Shards ?? []));
      ExclusiveStartShardId = StreamDescription?.LastEvaluatedShardId;
    } while (ExclusiveStartShardId !== undefined);
    return shards;
  }
}

/** A record goes to the function if one of the filters matches, or if there are none. */
function compileFilters({ FunctionName, FilterCriteria }: StreamMapping): EventMatcher {
  if (FilterCriteria === undefined) return () => true;
  const { Filters } = v.parse(filterSchema, FilterCriteria);
  const matchers = Filters.map(({ Pattern }) => {
    const pattern: JsonObject = v.parse(patternSchema, JSON.parse(Pattern));
    return compileEventPattern(FunctionName, pattern);
  });
  return (record) => matchers.length === 0 || matchers.some((matches) => matches(record));
}
