import { AccessDeniedError, ResourceNotFoundError, ValidationError } from '../error.ts';
import { readRequest } from '../request/shape.ts';
import {
  listTagsShape,
  tableNameShape,
  tagShape,
  timeToLiveShape,
  untagShape,
} from '../request/table-shape.ts';
import { storedKey } from '../table/key.ts';
import { readTags } from '../table/new-table.ts';
import type { Table } from '../table/table.ts';
import type { Context, Operation } from './context.ts';

export const describeTimeToLive: Operation = (request, { catalog }) => {
  const input = readRequest(tableNameShape, request);
  const { timeToLive } = catalog.described(input.TableName).definition;
  return JSON.stringify({
    TimeToLiveDescription:
      timeToLive === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive },
  });
};

export const updateTimeToLive: Operation = (request, { catalog }) => {
  const { TableName, TimeToLiveSpecification } = readRequest(timeToLiveShape, request);
  const { definition } = catalog.described(TableName);
  const { AttributeName: name, Enabled: isEnabled } = TimeToLiveSpecification;
  const isOn = definition.timeToLive !== undefined;
  if (isEnabled && isOn) throw new ValidationError('TimeToLive is already enabled');
  if (!isEnabled && !isOn) throw new ValidationError('TimeToLive is already disabled');
  if (!isEnabled && definition.timeToLive !== name)
    throw new ValidationError(
      `TimeToLive is active on a different AttributeName: current AttributeName is ${definition.timeToLive}`,
    );
  const table = catalog.set({ ...definition, timeToLive: isEnabled ? name : undefined });
  for (const batch of table.items.batches())
    for (const stored of batch)
      table.items.put(storedKey(stored.item, definition.key), stored, table.expiryOf(stored));
  return JSON.stringify({ TimeToLiveSpecification });
};

const tagged = (arn: string | undefined, { catalog }: Context): Table => {
  if (arn === undefined) throw new ValidationError('Invalid TableArn');
  const name = /^arn:[^:]+:dynamodb:[^:]*:[^:]*:table\/([^/]+)$/.exec(arn)?.[1];
  if (name === undefined)
    throw new ValidationError(`Invalid TableArn: Invalid ResourceArn provided as input ${arn}`);
  const table = catalog.find(name);
  if (!table) throw new ResourceNotFoundError(`Requested resource not found: ResourcArn: ${arn} not found`);
  return table;
};

export const tagResource: Operation = (request, context) => {
  const input = readRequest(tagShape, request);
  const { definition } = tagged(input.ResourceArn, context);
  if (!input.Tags || input.Tags.length === 0)
    throw new ValidationError('Atleast one Tag needs to be provided as Input.');
  const tags = { ...definition.tags, ...readTags(input.Tags) };
  readTags(Object.entries(tags).map(([Key, Value]) => ({ Key, Value })));
  context.catalog.set({ ...definition, tags });
  return '';
};

export const untagResource: Operation = (request, context) => {
  const input = readRequest(untagShape, request);
  const { definition } = tagged(input.ResourceArn, context);
  const { TagKeys: names = [] } = input;
  if (names.length === 0) throw new ValidationError('Atleast one Tag Key needs to be provided as Input.');
  const left = Object.entries(definition.tags).filter(([name]) => !names.includes(name));
  context.catalog.set({ ...definition, tags: Object.fromEntries(left) });
  return '';
};

/** Who asks for the tags of what is not there is told that it may not. */
const listed = (arn: string | undefined, context: Context): Table => {
  try {
    return tagged(arn, context);
  } catch (error) {
    if (!(error instanceof ResourceNotFoundError)) throw error;
    throw new AccessDeniedError(
      `User: arn:aws:iam::${context.place.account}:root is not authorized to perform: dynamodb:ListTagsOfResource on resource: ${arn}`,
    );
  }
};

export const listTags: Operation = (request, context) => {
  const input = readRequest(listTagsShape, request);
  const { tags } = listed(input.ResourceArn, context).definition;
  return JSON.stringify({ Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) });
};
