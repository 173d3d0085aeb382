import { ProvisionedThroughputExceededError, ThrottlingError } from '../error.ts';
import type { Consumption } from '../table/capacity.ts';
import type { StoredKey } from '../table/key.ts';
import type { Table } from '../table/table.ts';
import type { Faults } from './faults.ts';

type Kind = 'Read' | 'Write';

/** A token bucket of one second; it may be overdrawn once, since a request's units are known when it is done. */
interface Bucket {
  level: number;
  at: number;
}

/** Holds tables and their partitions to what they can take a second, if limits are set. */
export class Load {
  readonly #faults: Faults;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(faults: Faults, now: () => number) {
    this.#faults = faults;
    this.#now = now;
  }

  /** Throws where a request may not be served now. */
  admit(kind: Kind, table: Table, key?: StoredKey): void {
    const { name, billing } = table.definition;
    const { limits } = this.#faults.switches;
    const own = billing === 'PROVISIONED' ? table.definition.throughput : undefined;
    const perTable = limits[`table${kind}`];
    const perPartition = limits[`partition${kind}`];
    if (perTable === undefined && perPartition === undefined) return;
    const rate = own ? own[kind === 'Read' ? 'read' : 'write'] : perTable;
    if (rate !== undefined && this.#level(`${kind} ${name}`, rate) <= 0) throw refusal(own !== undefined);
    if (perPartition === undefined || !key) return;
    const partitions = [`${kind} ${name} ${hex(key)}`];
    if (partitions.some((partition) => this.#level(partition, perPartition) <= 0))
      throw refusal(own !== undefined);
  }

  /** Takes what a request consumed; what its indexes took, they hold the table back for. */
  charge(kind: Kind, table: Table, key: StoredKey | undefined, consumption: Consumption): void {
    const { limits } = this.#faults.switches;
    if (limits[`table${kind}`] === undefined && limits[`partition${kind}`] === undefined) return;
    const { name } = table.definition;
    this.#take(`${kind} ${name}`, consumption.table);
    if (key) this.#take(`${kind} ${name} ${hex(key)}`, consumption.table);
  }

  reset(): void {
    this.#buckets.clear();
  }

  #level(name: string, rate: number): number {
    const now = this.#now();
    const bucket = this.#buckets.get(name);
    if (!bucket) {
      this.#buckets.set(name, { level: rate, at: now });
      return rate;
    }
    bucket.level = Math.min(rate, bucket.level + ((now - bucket.at) / 1000) * rate);
    bucket.at = now;
    return bucket.level;
  }

  #take(name: string, units: number): void {
    const bucket = this.#buckets.get(name);
    if (bucket) bucket.level -= units;
  }
}

const hex = ({ partition }: StoredKey): string => Buffer.from(partition).toString('latin1');

const refusal = (isProvisioned: boolean): Error =>
  isProvisioned ? new ProvisionedThroughputExceededError() : new ThrottlingError();
