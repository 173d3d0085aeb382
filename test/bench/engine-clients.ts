import { connect, type Socket } from 'node:net';
import * as v from 'valibot';
import { fillBody, itemsOfTransaction, queryBody, transactionBody } from './engine-rows.ts';

// A process of its own: sends requests that were made before over kept-alive connections, and reads of the answers
// no more than how long they are. What a client costs by itself stays out of what is measured.

const orderSchema = v.object({
  port: v.number(),
  kind: v.picklist(['transaction', 'query', 'fill']),
  clients: v.number(),
  from: v.number(),
  count: v.number(),
});
export type Order = v.InferOutput<typeof orderSchema>;

interface Report {
  readonly perSecond: number;
}

const operationOf = { transaction: 'TransactWriteItems', query: 'Query', fill: 'BatchWriteItem' } as const;
const bodyOf = {
  transaction: transactionBody,
  query: queryBody,
  fill: (at: number) => fillBody(at, 6 * itemsOfTransaction),
} as const;

const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=abc';

const requestOf = ({ port, kind }: Order, at: number): Buffer => {
  const body = JSON.stringify(bodyOf[kind](at));
  const head = [
    'POST / HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    `authorization: ${authorization}`,
    'x-amz-date: 20260101T000000Z',
    'content-type: application/x-amz-json-1.0',
    `x-amz-target: DynamoDB_20120810.${operationOf[kind]}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
};

const headEnd = '\r\n\r\n';

/** How long the answer at the beginning of these bytes is; undefined as long as that is not known. */
const lengthOf = (bytes: Buffer): number | undefined => {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const head = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined || !head.startsWith('HTTP/1.1 200'))
    throw new Error(`The engine answered: ${bytes.toString('latin1', 0, 2_000)}`);
  return end + headEnd.length + Number(length);
};

/** Sends one request after the other over one connection. */
const drive = (port: number, requests: Iterator<Buffer>): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let chunks: Buffer[] = [];
    let held = 0;
    let length: number | undefined;
    const next = () => {
      [chunks, held, length] = [[], 0, undefined];
      const { value, done } = requests.next();
      if (!done) socket.write(value);
      else socket.end(() => resolve());
    };
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('connect', next);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      held += chunk.length;
      try {
        length ??= lengthOf(chunks.length > 1 ? Buffer.concat(chunks) : chunk);
        if (length !== undefined && held >= length) next();
      } catch (error) {
        socket.destroy();
        reject(error);
      }
    });
  });

const run = async (order: Order): Promise<Report> => {
  const { port, clients, from, count } = order;
  // Kept ready, but for what fills a table, which is not measured.
  const requests = Array.from({ length: count }, (_, at) => at + from);
  const ready = order.kind === 'fill' ? requests.values().map((at) => requestOf(order, at)) : undefined;
  const queue = ready ?? requests.map((at) => requestOf(order, at)).values();
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, () => drive(port, queue)));
  return { perSecond: (1_000 * count) / (performance.now() - start) };
};

process.on('message', (message) => {
  run(v.parse(orderSchema, message)).then(
    (report) => process.send?.(report),
    (error) => {
      process.stderr.write(`${error}\n`);
      process.exit(1);
    },
  );
});
