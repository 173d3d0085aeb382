import { ResourceNotFoundError, ValidationError } from '../error.ts';
import type { StreamEntry } from '../table/catalog.ts';
import { streamArn } from '../table/description.ts';
import type { Context } from './context.ts';

export const iteratorValidMs = 15 * 60_000;
/** Lambda and the SDK read sequence numbers of 21 to 40 digits. */
const numberBase = 100_000_000_000_000_000_000n;

export const sequenceText = (sequence: number): string => (numberBase + BigInt(sequence)).toString();

const sequenceOf = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new ValidationError(`Invalid SequenceNumber: ${text}`);
  const offset = BigInt(text) - numberBase;
  return offset < 0n ? 0 : Number(offset);
};

/** All changes of a table are in one shard, so that each item's are in order. */
export const shardOf = ({ number, label }: StreamEntry): string =>
  `shardId-${String(Date.parse(`${label}Z`)).padStart(20, '0')}-${String(number).padStart(8, '0')}`;

export const arnOf = (entry: StreamEntry, { place }: Context) => streamArn(place, entry.table, entry.label);

export const findStream = (arn: string, context: Context): StreamEntry => {
  const label = arn.split('/stream/')[1];
  const entry = label === undefined ? undefined : context.catalog.findStream(label);
  if (!entry || arnOf(entry, context) !== arn)
    throw new ResourceNotFoundError(`Requested resource not found: Stream: ${arn} not found`);
  return entry;
};

interface Iterator {
  readonly label: string;
  /** The number of the first record that it reads. */
  readonly from: number;
  readonly at: number;
}

export const writeIterator = ({ label, from, at }: Iterator, arn: string): string =>
  `${arn}|1|${Buffer.from(JSON.stringify([label, from, at])).toString('base64')}`;

const invalidIterator = () => new ValidationError('Invalid ShardIterator');

export const readIterator = (text: string): Iterator => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text.split('|')[2] ?? '', 'base64').toString());
    if (!Array.isArray(parts)) throw invalidIterator();
    const [label, from, at]: unknown[] = parts;
    if (typeof label !== 'string' || typeof from !== 'number' || typeof at !== 'number')
      throw invalidIterator();
    return { label, from, at };
  } catch {
    throw invalidIterator();
  }
};

export const startOf = (
  type: string,
  number: string | undefined,
  { first, next }: { readonly first: number; readonly next: number },
): number => {
  const isNumbered = type === 'AT_SEQUENCE_NUMBER' || type === 'AFTER_SEQUENCE_NUMBER';
  if (isNumbered && number === undefined)
    throw new ValidationError(
      `One or more parameter values were invalid: ShardIteratorType is ${type}, but SequenceNumber is not specified`,
    );
  if (!isNumbered && number !== undefined)
    throw new ValidationError(
      `One or more parameter values were invalid: ShardIteratorType is ${type}, but SequenceNumber is specified`,
    );
  if (type === 'TRIM_HORIZON') return first;
  if (type === 'LATEST') return next;
  return sequenceOf(number ?? '') + (type === 'AFTER_SEQUENCE_NUMBER' ? 1 : 0);
};
