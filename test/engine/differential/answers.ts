import { normaliseNumber } from '#engine/value/number.ts';
import { type Body, post, type Request } from './post.ts';
import { type Sequence, tableName, tableOf } from './workload.ts';

/** What an engine answered, freed of what may differ: orders that nothing promises, and what time and place bring. */
export type Answer = Readonly<Record<string, unknown>>;

const byText = (one: unknown, other: unknown): number => {
  const left = JSON.stringify(one) ?? '';
  const right = JSON.stringify(other) ?? '';
  return left < right ? -1 : left > right ? 1 : 0;
};

const setTypes = new Set(['SS', 'NS', 'BS']);

/** Sorts the keys of objects and the members of sets. */
const canonical = (value: unknown, name = ''): unknown => {
  if (Array.isArray(value)) {
    const members = value.map((member) => canonical(member, name === 'NS' ? 'N' : ''));
    return setTypes.has(name) ? members.toSorted(byText) : members;
  }
  if (name === 'N' && typeof value === 'string') return normaliseNumber(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(byText)
      .map(([key, member]) => [key, canonical(member, key)]),
  );
};

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** An answer in the form in which engines are compared. */
const toAnswer = ({ operation, body: request }: Request, body: Body): Answer => {
  if (typeof body.__type === 'string') return toError(body.__type, body);
  const { ConsumedCapacity: _, UnprocessedItems: _items, UnprocessedKeys: _keys, ...rest } = body;
  const isOrdered = operation === 'Query' && request.IndexName === undefined;
  const answer = canonical({
    ...rest,
    ...(Array.isArray(rest.Items) && { Items: isOrdered ? rest.Items : sorted(rest.Items) }),
    ...(operation === 'BatchGetItem' && { Responses: sortedTables(rest.Responses) }),
  });
  return isBody(answer) ? answer : {};
};

const sorted = (items: unknown): readonly unknown[] =>
  listOf(items)
    .map((item) => canonical(item))
    .toSorted(byText);

const sortedTables = (responses: unknown): unknown =>
  isBody(responses) &&
  Object.fromEntries(Object.entries(responses).map(([table, items]) => [table, sorted(items)]));

const toError = (type: string, body: Body): Answer => ({
  error: type.split('#').at(-1) ?? type,
  message: String(body.message ?? body.Message ?? '').replace(/^1 validation error detected: /, ''),
  ...(Array.isArray(body.CancellationReasons) && {
    reasons: body.CancellationReasons.map((reason: Body) =>
      canonical({ Code: reason.Code, ...(isBody(reason.Item) && { Item: reason.Item }) }),
    ),
  }),
});

/** A table of its own for each sequence: an engine may keep a stream beyond its table. */
let tables = 0;

/** Does a sequence on a table of its own and answers each request's answer, what the indexes hold and the stream. */
export const answersOf = async (url: string, { sortType, requests }: Sequence): Promise<Answer[]> => {
  const name = `${tableName}-${process.pid}-${tables++}`;
  const send: Send = async (request) =>
    rename(await post(url, rename(request, tableName, name)), name, tableName);
  await send(tableOf(sortType));
  const answers: Answer[] = [];
  for (const request of [...requests, ...lastReads(sortType !== undefined)])
    answers.push(toAnswer(request, await send(request)));
  answers.push({ stream: await streamOf(send) });
  await send({ operation: 'DeleteTable', body: { TableName: tableName } });
  return answers;
};

type Send = (request: Request) => Promise<Body>;

/** Puts another name wherever the table's is written. */
const rename = <T>(message: T, from: string, to: string): T =>
  JSON.parse(JSON.stringify(message).replaceAll(`"${from}"`, `"${to}"`));

/** What is asked at the end: all that the table and its indexes hold. */
export const lastReads = (hasLocalIndex: boolean): Request[] =>
  [undefined, 'by-g', ...(hasLocalIndex ? ['by-n'] : [])].map((IndexName) => ({
    operation: 'Scan',
    body: { TableName: tableName, ...(IndexName && { IndexName }) },
  }));

/** The changes of each key in their order. */
const streamOf = async (send: Send): Promise<unknown> => {
  const { Table } = await send({ operation: 'DescribeTable', body: { TableName: tableName } });
  const StreamArn = isBody(Table) ? Table.LatestStreamArn : undefined;
  const { StreamDescription } = await send({ operation: 'DescribeStream', body: { StreamArn } });
  const changes = new Map<string, unknown[]>();
  for (const shard of listOf(isBody(StreamDescription) ? StreamDescription.Shards : [])) {
    if (!isBody(shard)) continue;
    for (const record of await recordsOf(send, StreamArn, shard.ShardId)) {
      const key = JSON.stringify(canonical(record.Keys));
      changes.set(key, [...(changes.get(key) ?? []), canonical(record)]);
    }
  }
  return Object.fromEntries([...changes].toSorted(byText));
};

const recordsOf = async (send: Send, StreamArn: unknown, ShardId: unknown): Promise<Body[]> => {
  const request = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' };
  let { ShardIterator } = await send({ operation: 'GetShardIterator', body: request });
  const found: Body[] = [];
  for (let isEmpty = false; ShardIterator !== undefined && !isEmpty; ) {
    const page = await send({ operation: 'GetRecords', body: { ShardIterator } });
    const records = listOf(page.Records).filter(isBody);
    found.push(...records.map(toChange));
    isEmpty = records.length === 0;
    ShardIterator = page.NextShardIterator;
  }
  return found;
};

const toChange = ({ eventName, dynamodb }: Body): Body => {
  const { Keys, OldImage, NewImage } = isBody(dynamodb) ? dynamodb : {};
  return {
    eventName,
    Keys,
    ...(OldImage !== undefined && { OldImage }),
    ...(NewImage !== undefined && { NewImage }),
  };
};
