import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import type { ObjectCreatedEvent } from '../types.ts';
import type { CreatedObject } from './s3-store.ts';

const MAX_RETRY_DELAY_MS = 30_000;
/** EventBridge gives an event up after a day. */
const MAX_AGE_MS = 24 * 60 * 60 * 1000;

const eventSchema = v.object({
  bucket: v.string(),
  key: v.string(),
  size: v.number(),
  etag: v.string(),
  sequencer: v.string(),
  reason: v.picklist(['PutObject', 'POST Object', 'CopyObject', 'CompleteMultipartUpload']),
  time: v.pipe(
    v.string(),
    v.transform((text) => new Date(text)),
  ),
});

/** A promise means that the event is handled when it is fulfilled; a rejection asks for it again. */
export type HandleObjectCreated = (event: ObjectCreatedEvent) => void | Promise<void>;

/**
 * Object Created events, delivered at least once as in AWS: each is on disk before its writer gets an
 * answer, and stays there until it is handled, so that a killed laptop host delivers it when it is back.
 */
export class ObjectEvents {
  readonly #directory: string;
  readonly #handle: HandleObjectCreated;
  readonly #closing = new AbortController();
  readonly #deliveries = new Set<Promise<void>>();
  #lastSequence = 0;

  constructor(directory: string, handle: HandleObjectCreated) {
    this.#directory = directory;
    this.#handle = handle;
    fs.mkdirSync(directory, { recursive: true });
  }

  async record(object: CreatedObject): Promise<void> {
    const event = { ...object, sequencer: this.#nextSequencer(), time: new Date() };
    const file = this.#fileOf(event);
    fs.writeFileSync(`${file}.new`, JSON.stringify(event));
    fs.renameSync(`${file}.new`, file);
    this.#start(event);
  }

  /** Delivers what an earlier process did not get to; call once, before the first `record`. */
  redeliver(): void {
    for (const name of fs.readdirSync(this.#directory).sort()) {
      const file = path.join(this.#directory, name);
      // A process was killed while it wrote this one, so its writer has had no answer.
      if (name.endsWith('.new')) fs.rmSync(file);
      else this.#start(v.parse(eventSchema, JSON.parse(fs.readFileSync(file, 'utf8'))));
    }
  }

  /** Ends retries; what is not handled stays on disk. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#deliveries);
  }

  #start(event: ObjectCreatedEvent): void {
    const delivery = this.#deliver(event).finally(() => this.#deliveries.delete(delivery));
    this.#deliveries.add(delivery);
  }

  async #deliver(event: ObjectCreatedEvent): Promise<void> {
    for (let retryDelay = 250; !this.#closing.signal.aborted; ) {
      try {
        await this.#handle(event);
        fs.rmSync(this.#fileOf(event), { force: true });
        return;
      } catch (error) {
        const isOld = Date.now() - event.time.getTime() > MAX_AGE_MS;
        if (isOld) fs.rmSync(this.#fileOf(event), { force: true });
        console.error(
          `s3: ${isOld ? 'given up' : 'trying again'}: event of ${event.bucket}/${event.key}`,
          error,
        );
        if (isOld) return;
      }
      await this.#pause(retryDelay);
      retryDelay = Math.min(retryDelay * 2, MAX_RETRY_DELAY_MS);
    }
  }

  async #pause(milliseconds: number): Promise<void> {
    const { signal } = this.#closing;
    await delay(milliseconds, undefined, { signal, ref: false }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  #fileOf(event: ObjectCreatedEvent): string {
    return path.join(this.#directory, `${event.sequencer}.json`);
  }

  /** Time first, so that numbers go on rising after a restart. */
  #nextSequencer(): string {
    this.#lastSequence = Math.max(this.#lastSequence + 1, Date.now() * 2 ** 11);
    return this.#lastSequence.toString(16).toUpperCase().padStart(18, '0');
  }
}
