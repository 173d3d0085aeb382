/** One request of DynamoDB's protocol. */
export interface Request {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Body = Readonly<Record<string, unknown>>;

const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=abc';

const isBody = (value: unknown): value is Body => typeof value === 'object' && value !== null;

/** Sends a request as it is and answers the body that comes back, an error's as well. */
export const post = async (url: string, { operation, body }: Request): Promise<Body> => {
  const service = streamOperations.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-date': '20260101T000000Z',
      'x-amz-target': `${service}.${operation}`,
    },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!isBody(answer)) throw new TypeError(`${operation} answered ${JSON.stringify(answer)}.`);
  return answer;
};

const streamOperations = new Set(['ListStreams', 'DescribeStream', 'GetShardIterator', 'GetRecords']);
