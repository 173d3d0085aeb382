import type { KeyAttribute, KeySchema } from '../expression/key-range.ts';

export type ProjectionType = 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
export type StreamView = 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | 'KEYS_ONLY';
export type BillingMode = 'PROVISIONED' | 'PAY_PER_REQUEST';

export interface Throughput {
  readonly read: number;
  readonly write: number;
  /** Seconds since 1970. */
  readonly increasedAt?: number;
  readonly decreasedAt?: number;
}

export interface OnDemandThroughput {
  readonly MaxReadRequestUnits?: number | undefined;
  readonly MaxWriteRequestUnits?: number | undefined;
}

export interface IndexDefinition {
  readonly name: string;
  /** Which table of the database holds it. */
  readonly number: number;
  readonly isGlobal: boolean;
  readonly key: KeySchema;
  readonly projection: { readonly type: ProjectionType; readonly names: readonly string[] };
  readonly throughput: Throughput;
  readonly onDemand?: OnDemandThroughput | undefined;
}

export interface StreamDefinition {
  readonly number: number;
  readonly label: string;
  readonly view: StreamView;
}

export interface TableDefinition {
  readonly name: string;
  /** Which table of the database holds its items. */
  readonly number: number;
  readonly tableId: string;
  /** Seconds since 1970. */
  readonly createdAt: number;
  readonly attributes: readonly KeyAttribute[];
  readonly key: KeySchema;
  readonly indexes: readonly IndexDefinition[];
  readonly billing: BillingMode;
  /** Since when it is on demand, if it was not so from the first. */
  readonly onDemandSince?: number | undefined;
  readonly throughput: Throughput;
  readonly onDemand?: OnDemandThroughput | undefined;
  readonly stream?: StreamDefinition | undefined;
  /** Of the stream that there was, when it was turned off. */
  readonly lastStreamLabel?: string | undefined;
  readonly timeToLive?: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Since when point-in-time recovery is on, in seconds since 1970. */
  readonly recoverableSince?: number | undefined;
  readonly isProtected: boolean;
  readonly tableClass?: string | undefined;
  readonly encryption?: { readonly type: string; readonly key: string } | undefined;
}

export const keyNames = ({ partition, sort }: KeySchema): string[] =>
  sort ? [partition.name, sort.name] : [partition.name];

/** The attributes that lead back to an entry of an index: its key's and the table's. */
export const entryKeyNames = (table: KeySchema, index: KeySchema): string[] => [
  ...new Set([...keyNames(table), ...keyNames(index)]),
];
