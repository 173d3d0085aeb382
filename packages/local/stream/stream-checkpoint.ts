import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const shardSchema = v.object({
  sequenceNumber: v.optional(v.string()),
  isFinished: v.optional(v.boolean(), false),
});
const checkpointSchema = v.object({ streamArn: v.string(), shards: v.record(v.string(), shardSchema) });

/** How far a function has got with a shard: `sequenceNumber` is the last record that it is done with. */
export type ShardCheckpoint = Readonly<v.InferOutput<typeof shardSchema>>;

/** How far one function has got with a stream, kept on disk over restarts. */
export class StreamCheckpoint {
  readonly #file: string;
  #state: v.InferOutput<typeof checkpointSchema> = { streamArn: '', shards: {} };

  constructor(directory: string, name: string) {
    fs.mkdirSync(directory, { recursive: true });
    this.#file = path.join(directory, `${encodeURIComponent(name)}.json`);
    if (fs.existsSync(this.#file)) {
      this.#state = v.parse(checkpointSchema, JSON.parse(fs.readFileSync(this.#file, 'utf8')));
    }
  }

  /** Forgets everything if the stream is another one, as when its table was made anew. True if so. */
  open(streamArn: string): boolean {
    const isNew = this.#state.streamArn !== streamArn;
    if (isNew) this.#save({ streamArn, shards: {} });
    return isNew;
  }

  of(shardId: string): ShardCheckpoint {
    return this.#state.shards[shardId] ?? { isFinished: false };
  }

  move(shardId: string, to: Partial<ShardCheckpoint>): void {
    const shard = { ...this.of(shardId), ...to };
    this.#save({ ...this.#state, shards: { ...this.#state.shards, [shardId]: shard } });
  }

  /** Drops the shards that the stream no longer has. */
  keepOnly(shardIds: ReadonlySet<string>): void {
    const entries = Object.entries(this.#state.shards);
    const kept = entries.filter(([shardId]) => shardIds.has(shardId));
    if (kept.length < entries.length) this.#save({ ...this.#state, shards: Object.fromEntries(kept) });
  }

  #save(state: v.InferOutput<typeof checkpointSchema>): void {
    fs.writeFileSync(`${this.#file}.new`, JSON.stringify(state));
    fs.renameSync(`${this.#file}.new`, this.#file);
    this.#state = state;
  }
}
