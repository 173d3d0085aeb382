import { ProvisionedThroughputExceededError, ThrottlingError } from '../error.ts';
import type { IndexStore } from '../store/index-store.ts';
import { type Consumption, entryUnits } from '../table/capacity.ts';
import type { Throughput } from '../table/definition.ts';
import type { StoredKey } from '../table/key.ts';
import type { Change, Table } from '../table/table.ts';
import type { Faults } from './faults.ts';

type Kind = 'Read' | 'Write';

/** A token bucket of one second; it may be overdrawn once, since a request's units are known when it is done. */
interface Bucket {
  level: number;
  at: number;
}

/** What takes units: a table, or one of its global indexes, which has throughput and partitions of its own. */
interface Taker {
  readonly name: string;
  /** Absent: on demand. */
  readonly throughput: Throughput | undefined;
  readonly isIndex: boolean;
}

/** What a change takes of one partition of an index. */
interface EntryLoad {
  readonly taker: Taker;
  readonly key: StoredKey;
  readonly units: number;
}

const takerOf = ({ definition }: Table, index?: IndexStore): Taker => {
  const isProvisioned = definition.billing === 'PROVISIONED';
  // Local indexes share the partitions of their table.
  if (!index?.definition.isGlobal)
    return {
      name: definition.name,
      throughput: isProvisioned ? definition.throughput : undefined,
      isIndex: false,
    };
  return {
    name: `${definition.name}/${index.definition.name}`,
    throughput: isProvisioned ? index.definition.throughput : undefined,
    isIndex: true,
  };
};

/** Holds tables, their global indexes and the partitions of both to what they can take a second, if limits are set. */
export class Load {
  readonly #faults: Faults;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(faults: Faults, now: () => number) {
    this.#faults = faults;
    this.#now = now;
  }

  /** Throws where a request may not be served now. */
  admit(kind: Kind, table: Table, key?: StoredKey, index?: IndexStore): void {
    if (this.#isLimited(kind)) this.#admit(kind, takerOf(table, index), key);
  }

  /** Throws where an index cannot take what a change writes to it: an index that is too busy holds its table back. */
  admitEntries(table: Table, change: Change): void {
    if (!this.#isLimited('Write')) return;
    for (const { taker, key } of entryLoads(table, change)) this.#admit('Write', taker, key);
  }

  /** Takes what a write consumed of the table and of its indexes. */
  chargeWrite(table: Table, change: Change, consumption: Consumption): void {
    this.charge('Write', table, change.key, consumption);
    if (!this.#isLimited('Write')) return;
    for (const { taker, key, units } of entryLoads(table, change)) this.#take('Write', taker, key, units);
  }

  /** Takes what a request consumed of a table and its local indexes, or of the global index that it read. */
  charge(
    kind: Kind,
    table: Table,
    key: StoredKey | undefined,
    consumption: Consumption,
    index?: IndexStore,
  ): void {
    if (!this.#isLimited(kind)) return;
    const taker = takerOf(table, index);
    const { global, own } = consumption;
    this.#take(kind, taker, key, taker.isIndex && index ? (global.get(index.definition.name) ?? 0) : own);
  }

  reset(): void {
    this.#buckets.clear();
  }

  #isLimited(kind: Kind): boolean {
    const { limits } = this.#faults.switches;
    return limits[`table${kind}`] !== undefined || limits[`partition${kind}`] !== undefined;
  }

  #admit(kind: Kind, taker: Taker, key: StoredKey | undefined): void {
    const { limits } = this.#faults.switches;
    const { throughput } = taker;
    const rate = throughput ? throughput[kind === 'Read' ? 'read' : 'write'] : limits[`table${kind}`];
    const perPartition = limits[`partition${kind}`];
    const isFull =
      (rate !== undefined && this.#level(nameOf(kind, taker), rate) <= 0) ||
      (perPartition !== undefined && key && this.#level(nameOf(kind, taker, key), perPartition) <= 0);
    if (!isFull) return;
    this.#faults.counts.limits++;
    throw refusal(taker);
  }

  #take(kind: Kind, taker: Taker, key: StoredKey | undefined, units: number): void {
    const names = [nameOf(kind, taker), ...(key ? [nameOf(kind, taker, key)] : [])];
    for (const name of names) {
      const bucket = this.#buckets.get(name);
      if (bucket) bucket.level -= units;
    }
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
}

const nameOf = (kind: Kind, { name }: Taker, key?: StoredKey): string =>
  key ? `${kind} ${name} ${Buffer.from(key.partition).toString('latin1')}` : `${kind} ${name}`;

/** What a change takes of the partitions of global indexes: of two, where its key moves from one to the other. */
const entryLoads = (table: Table, change: Change): EntryLoad[] =>
  table.indexes
    .filter(({ definition }) => definition.isGlobal)
    .flatMap((index) => {
      const taker = takerOf(table, index);
      const [before, after] = [index.entryOf(change.before), index.entryOf(change.after)];
      const kind = index.compare(before, after);
      if (kind === 'none') return [];
      if (kind === 'attributes' && after)
        return [{ taker, key: after.key, units: entryUnits(before?.projected, after.projected, kind) }];
      return [before, after].flatMap((entry) =>
        entry ? [{ taker, key: entry.key, units: entryUnits(undefined, entry.projected, 'key') }] : [],
      );
    });

const indexMessage =
  'The level of configured provisioned throughput for one or more global secondary indexes of the table was ' +
  'exceeded. Consider increasing your provisioning level for the under-provisioned global secondary indexes with ' +
  'the UpdateTable API';

const refusal = ({ throughput, isIndex }: Taker): Error => {
  if (!throughput) return new ThrottlingError();
  return new ProvisionedThroughputExceededError(isIndex ? indexMessage : undefined);
};
