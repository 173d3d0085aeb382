import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { median } from './figure.ts';

// A thread of its own, so that the clients do not wait for the host's event loop: sends requests, so many at a time.

const settingsSchema = v.object({ apiUrl: v.string(), token: v.string(), clients: v.number() });

const callSchema = v.object({
  method: v.string(),
  path: v.string(),
  body: v.optional(v.unknown()),
  status: v.number(),
});
export type ClientCall = v.InferOutput<typeof callSchema>;

export interface ClientReport {
  p50: number;
  perSecond: number;
  bodies: string[];
}

const { apiUrl, token, clients } = v.parse(settingsSchema, workerData);
const agent = new Agent({ keepAlive: true, maxSockets: clients });

const send = ({ method, path, body, status }: ClientCall): Promise<string> =>
  new Promise((resolve, reject) => {
    const json = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      authorization: `Bearer ${token}`,
      ...(json !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(json),
      }),
    };
    const sent = request(apiUrl + path, { agent, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        response.statusCode === status
          ? resolve(text)
          : reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 200)}`)),
      );
    });
    sent.on('error', reject);
    sent.end(json);
  });

const drive = async (calls: readonly ClientCall[]): Promise<ClientReport> => {
  const times: number[] = [];
  const bodies: string[] = [];
  const queue = calls.values();
  const start = performance.now();
  const client = async () => {
    for (const call of queue) {
      const sent = performance.now();
      bodies.push(await send(call));
      times.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return {
    p50: median(times),
    perSecond: (1_000 * calls.length) / (performance.now() - start),
    bodies: bodies.slice(0, 1_000),
  };
};

parentPort?.on('message', async (message) => {
  parentPort?.postMessage(await drive(v.parse(v.array(callSchema), message)));
});
