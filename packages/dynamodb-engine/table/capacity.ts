const readBytes = 4096;
const writeBytes = 1024;

/** Units that strongly consistent reads of this many bytes take; at least one, also for nothing found. */
export const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / readBytes));

export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / writeBytes));

/** What an entry of an index costs when its item is written: AWS's rules of "projected attributes". */
export const entryUnits = (
  before: { readonly size: number } | undefined,
  after: { readonly size: number } | undefined,
  change: 'none' | 'attributes' | 'key',
): number => {
  if (change === 'none') return 0;
  if (change === 'attributes') return writeUnits(Math.max(before?.size ?? 0, after?.size ?? 0));
  return (before ? writeUnits(before.size) : 0) + (after ? writeUnits(after.size) : 0);
};

/** What requests on one table took, by where it was taken. */
export class Consumption {
  table = 0;
  readonly local = new Map<string, number>();
  readonly global = new Map<string, number>();

  /** Adds what another request took on the same table. */
  add(other: Consumption): void {
    this.table += other.table;
    for (const [name, units] of other.local) this.addIndex(name, false, units);
    for (const [name, units] of other.global) this.addIndex(name, true, units);
  }

  addIndex(name: string, isGlobal: boolean, units: number): void {
    const indexes = isGlobal ? this.global : this.local;
    indexes.set(name, (indexes.get(name) ?? 0) + units);
  }

  /** What the table's own partitions took: local indexes lie in them. */
  get own(): number {
    return this.table + sum(this.local);
  }

  get total(): number {
    return this.own + sum(this.global);
  }
}

const sum = (indexes: ReadonlyMap<string, number>): number =>
  indexes.values().reduce((all, units) => all + units, 0);

type Mode = 'INDEXES' | 'TOTAL' | 'NONE';
/** Transactions tell read from write units; other requests do not. */
type Kind = 'ReadCapacityUnits' | 'WriteCapacityUnits';

/** What an answer says of capacity; undefined where the request did not ask. */
export const describeConsumption = (
  tableName: string,
  consumption: Consumption,
  mode: string | undefined,
  kind?: Kind,
): object | undefined => {
  if (!isAsked(mode)) return undefined;
  const units = (amount: number) => ({ CapacityUnits: amount, ...(kind && { [kind]: amount }) });
  const indexes = (given: ReadonlyMap<string, number>) =>
    Object.fromEntries(given.entries().map(([name, amount]) => [name, units(amount)]));
  const { table, local, global, total } = consumption;
  return {
    TableName: tableName,
    ...units(total),
    ...(mode === 'INDEXES' && {
      Table: units(table),
      ...(local.size > 0 && { LocalSecondaryIndexes: indexes(local) }),
      ...(global.size > 0 && { GlobalSecondaryIndexes: indexes(global) }),
    }),
  };
};

const isAsked = (mode: string | undefined): mode is Mode => mode === 'INDEXES' || mode === 'TOTAL';
