import type { Answer } from './answers.ts';
import type { OtherName } from './others.ts';
import type { Request } from './post.ts';

/** One request and how two engines answered it. */
export interface Pair {
  readonly request: Request;
  readonly theirs: Answer;
  readonly ours: Answer;
}

/** A difference that is known, where AWS's documentation or its messages are on our side: decision 0026 tells each. */
interface Accepted {
  readonly name: string;
  readonly other: OtherName;
  fits(pair: Pair): boolean;
}

const messageOf = ({ message }: Answer): string => (typeof message === 'string' ? message : '');

const messages =
  (theirs: RegExp, ours: RegExp) =>
  (pair: Pair): boolean =>
    theirs.test(messageOf(pair.theirs)) && ours.test(messageOf(pair.ours));

const isRefused = ({ error }: Answer): boolean => error === 'ValidationException';

/** What an update finds in the item: of several faults, engines tell different ones. */
const appliedFault =
  /^The document path provided|^The provided expression refers|^An operand in the update|^Operands for|requires two list|^Number (over|under)flow|significant digits|precision/;

/** What Amazon's parser refuses before it reads any item. */
const staticFault =
  /^Invalid \w+Expression: |^Key attributes must be scalars|does not project|in KeyConditionExpression|^KeyConditionExpressions|^Query (key )?condition|^Conditions can be|^ExpressionAttributeValues contains|^Value provided in|^One or more parameter values were invalid: (Condition parameter|Cannot update)/;

const clash = /^Invalid \w+Expression: Two document paths (overlap|conflict)/;

const isCancelled = ({ error }: Answer): boolean => error === 'TransactionCanceledException';

const hasReason = ({ reasons }: Answer, code: string): boolean =>
  Array.isArray(reasons) && reasons.some(({ Code }) => Code === code);

interface Change {
  readonly OldImage?: unknown;
  readonly NewImage?: unknown;
}

/** A stream without the changes whose images are the same. */
const withoutIdle = (stream: unknown): unknown =>
  Object.fromEntries(
    Object.entries(stream ?? {})
      .map(([key, changes]: [string, readonly Change[]]) => [key, changes.filter(isChange)] as const)
      .filter(([, changes]) => changes.length > 0),
  );

const isChange = ({ OldImage, NewImage }: Change): boolean =>
  JSON.stringify(OldImage) !== JSON.stringify(NewImage);

const sameWords = (one: Answer, other: Answer): boolean => wordsOf(one).join() === wordsOf(other).join();

const wordsOf = (answer: Answer): readonly string[] => messageOf(answer).split(/\W+/).toSorted();

const isOfExpression = (answer: Answer): boolean => /^Invalid \w+Expression: /.test(messageOf(answer));

/** Writes an answer with empty maps as DynamoDB Local's streams have them. */
const withBareMaps = (answer: Answer): string => JSON.stringify(answer).replaceAll('{"M":{}}', '{}');

const acceptedDifferences: readonly Accepted[] = [
  {
    name: 'numbers are refused in other words',
    other: 'dynamodb-local',
    fits: messages(
      /cannot be converted into a number|only supports precision/,
      /cannot be converted to a numeric value|more than 38 significant digits/,
    ),
  },
  {
    name: 'a missing condition of a key is told without its name',
    other: 'dynamodb-local',
    fits: messages(
      /^Query condition missed key schema element$/,
      /^Query condition missed key schema element: /,
    ),
  },
  {
    name: 'a wrong type of an index key is told without the key',
    other: 'dynamodb-local',
    fits: messages(/Type mismatch for Index Key$/, /Type mismatch for Index Key /),
  },
  {
    name: 'binary bounds of BETWEEN are told as an object of Java',
    other: 'dynamodb-local',
    fits: messages(/java\.nio\.HeapByteBuffer/, /The BETWEEN operator requires/),
  },
  {
    name: 'duplicates in a set are told without the point or the members',
    other: 'dynamodb-local',
    fits: messages(/contains duplicates\.?( for key|$)/, /contains duplicates\.?( for key|$)/),
  },
  {
    name: 'a condition on a part of a key is told as an expression on a part of it',
    other: 'dynamodb-local',
    fits: messages(/^Key attributes must be scalars/, /cannot have conditions on nested attributes$/),
  },
  {
    name: 'of several faults of an update in its item another is told',
    other: 'dynamodb-local',
    fits: messages(appliedFault, appliedFault),
  },
  {
    name: 'items of which nothing is projected are dropped from a batch',
    other: 'dynamodb-local',
    fits: ({ request, theirs, ours }) =>
      request.operation === 'BatchGetItem' &&
      JSON.stringify(theirs).replaceAll('{},', '') === JSON.stringify(ours).replaceAll('{},', ''),
  },
  {
    name: 'empty maps in a stream have no type',
    other: 'dynamodb-local',
    fits: ({ theirs, ours }) => 'stream' in ours && JSON.stringify(theirs) === withBareMaps(ours),
  },
  {
    name: 'of more than two paths, the two told are not those that overlap',
    other: 'dynamodb-local',
    fits: messages(clash, clash),
  },
  {
    name: 'of several expressions another is told',
    other: 'dynamodb-local',
    fits: ({ request, theirs, ours }) =>
      request.operation === 'Query' && isOfExpression(theirs) && isOfExpression(ours),
  },
  {
    name: 'what an index does not project is told in another order',
    other: 'dynamodb-local',
    fits: ({ theirs, ours }) => /does not project/.test(messageOf(ours)) && sameWords(theirs, ours),
  },
  {
    name: 'a wrong type of an index key is told as any wrong type',
    other: 'dynamodb-local',
    fits: messages(/^Invalid attribute value type$/, /Type mismatch for Index Key /),
  },
  {
    name: 'of several faults of a transaction another is told',
    other: 'dynamodb-local',
    fits: ({ request, theirs, ours }) =>
      /^Transact/.test(request.operation) &&
      isRefused(theirs) &&
      (isRefused(ours) || hasReason(ours, 'ValidationError')),
  },
  {
    name: 'two writes of one item in a transaction are carried out',
    other: 'dynamodb-local',
    fits: ({ ours }) => /cannot include multiple operations on one item$/.test(messageOf(ours)),
  },
  {
    name: 'a condition check reads parts of keys',
    other: 'dynamodb-local',
    fits: ({ request, theirs, ours }) =>
      JSON.stringify(request.body).includes('"ConditionCheck"') &&
      !isRefused(theirs) &&
      hasReason(ours, 'ValidationError'),
  },
  {
    name: 'duplicate keys of a batch are told before what is wrong with its expression',
    other: 'dynamodb-local',
    fits: ({ theirs, ours }) =>
      messageOf(theirs) === 'Provided list of item keys contains duplicates' && isRefused(ours),
  },
  {
    name: 'a page that ends with the last item is told to be the last',
    other: 'dynamodb-local',
    fits: ({ theirs, ours }) =>
      'LastEvaluatedKey' in ours &&
      JSON.stringify(theirs) === JSON.stringify({ ...ours, LastEvaluatedKey: undefined }),
  },
  {
    name: 'a write that changes nothing is in the stream',
    other: 'dynoxide',
    fits: ({ theirs, ours }) =>
      'stream' in ours && JSON.stringify(withoutIdle(theirs.stream)) === JSON.stringify(ours.stream),
  },
  {
    name: 'a projection of a transaction answers the key as well, or no item',
    other: 'dynoxide',
    fits: ({ request }) =>
      request.operation === 'TransactGetItems' &&
      JSON.stringify(request.body).includes('ProjectionExpression'),
  },
  {
    name: 'an update that creates an item answers its key as the item before',
    other: 'dynoxide',
    fits: ({ request, ours }) =>
      request.operation === 'UpdateItem' &&
      /OLD$/.test(String(request.body.ReturnValues)) &&
      JSON.stringify(ours) === '{}',
  },
  {
    name: 'a transaction does not see what is wrong with an update in its item',
    other: 'dynoxide',
    fits: ({ request, ours }) =>
      request.operation === 'TransactWriteItems' && isCancelled(ours) && hasReason(ours, 'ValidationError'),
  },
  {
    name: 'a path that ends with its point is none, and told as an operand too few',
    other: 'dynamodb-local',
    fits: messages(/Incorrect number of operands/, /Syntax error; token: "[^"]+", near: "\. /),
  },
  {
    name: 'a space before an index is refused',
    other: 'dynoxide',
    fits: ({ request, theirs }) =>
      /Syntax error; token: "[0-9]+"/.test(messageOf(theirs)) &&
      /\[ [0-9]/.test(JSON.stringify(request.body)),
  },
  {
    name: 'what is wrong with an expression is told in other words, or not seen',
    other: 'dynoxide',
    fits: ({ ours }) => isRefused(ours) && staticFault.test(messageOf(ours)),
  },
  {
    name: 'what is wrong with an update in its item is told in other words, or not seen',
    other: 'dynoxide',
    fits: ({ ours }) => isRefused(ours) && appliedFault.test(messageOf(ours)),
  },
  {
    name: 'a transaction is cancelled for a request that is wrong by itself',
    other: 'dynoxide',
    fits: ({ theirs, ours }) => isRefused(ours) && (isCancelled(theirs) || isRefused(theirs)),
  },
];

/** Finds why a difference is no fault of ours, undefined where it may be one. */
export const acceptedOf = (other: OtherName, pair: Pair): string | undefined =>
  acceptedDifferences.find((difference) => difference.other === other && difference.fits(pair))?.name;
