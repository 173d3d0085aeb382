import { ValidationError } from '../error.ts';
import { checkFilterKeys } from '../expression/condition.ts';
import type { KeyRange } from '../expression/key-range.ts';
import { queryShape, scanShape } from '../request/read-shape.ts';
import { readRequest } from '../request/shape.ts';
import type { Range } from '../store/range-read.ts';
import { Consumption, describeConsumption, readUnits } from '../table/capacity.ts';
import { keyNames } from '../table/definition.ts';
import { partitionKey } from '../table/key.ts';
import { checkScalarKeys } from '../table/scalar-keys.ts';
import type { Context, Operation } from './context.ts';
import { type Expressions, readExpressions } from './expressions.ts';
import { answer } from './item-operations.ts';
import { type ReadPage, readPage } from './page.ts';
import { checkSelect, findTarget, type ReadInput, sourceOf, type Target } from './read-target.ts';
import { readStartItem, readStartKey, type StartKey } from './start-key.ts';

interface PagedInput extends ReadInput {
  readonly Limit?: number | undefined;
  readonly ReturnConsumedCapacity?: string | undefined;
}

export const query: Operation = (request, context) => {
  const input = readRequest(queryShape, request);
  const expressions = readExpressions(input, [
    'ProjectionExpression',
    'FilterExpression',
    'KeyConditionExpression',
  ]);
  const startItem = readStartItem(input.ExclusiveStartKey);
  if (!expressions.keyCondition)
    throw new ValidationError(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  checkSelect(input);
  const target = findTarget(input, context);
  const range = expressions.keyCondition.range(target.key);
  const start = readStartKey(startItem, target, true);
  const partition = partitionKey(range.partition);
  if (start) checkStart(start, partition, range);
  if (expressions.filter) checkFilterKeys(expressions.filter, keyNames(target.key));
  return read(input, target, expressions, context, {
    partition,
    lower: range.sort?.lower,
    upper: range.sort?.upper,
    after: start && [start.entry.sort, ...(target.index ? [start.place.partition, start.place.sort] : [])],
    isReverse: input.ScanIndexForward === false,
    limit: input.Limit,
  });
};

/** Refuses a start that no page of this query could end with. */
const checkStart = ({ entry }: StartKey, partition: Uint8Array, { sort }: KeyRange): void => {
  if (Buffer.compare(entry.partition, partition) !== 0)
    throw new ValidationError(
      'The provided starting key is outside query boundaries based on provided conditions',
    );
  const isBelow = sort?.lower && Buffer.compare(entry.sort, sort.lower.key) < (sort.lower.open ? 1 : 0);
  const isAbove = sort?.upper && Buffer.compare(entry.sort, sort.upper.key) > (sort.upper.open ? -1 : 0);
  if (isBelow || isAbove)
    throw new ValidationError('The provided starting key does not match the range key predicate');
};

type ScanInput = ReturnType<(typeof scanShape)['read']>;

export const scan: Operation = (request, context) => {
  const input = readRequest(scanShape, request);
  const expressions = readExpressions(input, ['ProjectionExpression', 'FilterExpression']);
  const startItem = readStartItem(input.ExclusiveStartKey);
  const segment = readSegment(input);
  checkSelect(input);
  const target = findTarget(input, context);
  const start = readStartKey(startItem, target, false);
  if (start && segment) checkSegment(start, segment, input);
  return read(input, target, expressions, context, {
    segment,
    after: start && [
      start.entry.partition,
      start.entry.sort,
      ...(target.index ? [start.place.partition, start.place.sort] : []),
    ],
    limit: input.Limit,
  });
};

const hashes = 0x1_0000;

/** The partitions of a segment begin with these two bytes of their hash. */
const readSegment = ({ Segment: segment, TotalSegments: total }: ScanInput): Range['segment'] => {
  if (segment === undefined && total === undefined) return undefined;
  if (total === undefined)
    throw new ValidationError(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    );
  if (segment === undefined)
    throw new ValidationError(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    );
  if (segment >= total)
    throw new ValidationError(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
    );
  const bound = (at: number) => {
    const hash = Math.ceil((hashes * at) / total);
    return new Uint8Array([hash >>> 8, hash & 0xff]);
  };
  return [bound(segment), segment + 1 === total ? undefined : bound(segment + 1)];
};

const checkSegment = (
  { entry }: StartKey,
  [from, to]: NonNullable<Range['segment']>,
  input: ScanInput,
): void => {
  const isBelow = Buffer.compare(entry.partition, from) < 0;
  const isAbove = to && Buffer.compare(entry.partition, to) >= 0;
  if (isBelow || isAbove)
    throw new ValidationError(
      `The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: ${input.TotalSegments} Segment: ${input.Segment}`,
    );
};

const read = (
  input: PagedInput,
  target: Target,
  { filter, projection }: Expressions,
  context: Context,
  range: Range,
): string => {
  checkScalarKeys([filter, projection], target.table.definition);
  const source = sourceOf(target, input, projection);
  const place = range.partition && { partition: range.partition, sort: range.partition };
  context.load.admit('Read', target.table, place, target.index);
  const isCounting = input.Select === 'COUNT';
  const page = readPage(context.database, {
    source,
    range,
    filter,
    projection,
    isCounting,
    keyNames: target.keyNames,
  });
  const consumption = consumptionOf(page, target, input.ConsistentRead ?? false);
  context.load.charge('Read', target.table, place, consumption, target.index);
  const { name } = target.table.definition;
  const capacity = describeConsumption(name, consumption, input.ReturnConsumedCapacity);
  return answer({
    Items: isCounting ? undefined : `[${page.texts.join(',')}]`,
    Count: String(page.count),
    ScannedCount: String(page.scanned),
    LastEvaluatedKey: page.lastKey && JSON.stringify(page.lastKey),
    ConsumedCapacity: capacity && JSON.stringify(capacity),
  });
};

const consumptionOf = (page: ReadPage, { index }: Target, isConsistent: boolean): Consumption => {
  const factor = isConsistent ? 1 : 0.5;
  const consumption = new Consumption();
  const units = readUnits(page.bytes) * factor;
  if (!index) consumption.table = units;
  else consumption.addIndex(index.definition.name, index.definition.isGlobal, units);
  // Each item that the index has only a part of is read for itself.
  for (const size of page.fetched) consumption.table += readUnits(size) * factor;
  return consumption;
};
