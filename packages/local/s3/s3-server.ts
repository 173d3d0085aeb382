import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import S3rver from 's3rver';
import type { CorsRule } from './s3-cors.ts';
import { type HandleObjectCreated, ObjectEvents } from './s3-events.ts';
import { s3Guard } from './s3-guard.ts';
import { MultipartStore } from './s3-multipart.ts';

export type S3Options = {
  /** Keeps `buckets/` and the events that are not handled yet. */
  readonly directory: string;
  readonly buckets: readonly { readonly name: string; readonly corsRules?: readonly CorsRule[] }[];
  /** 0 takes a free one. */
  readonly port: number;
  /** Once per object that is completely written, at least once when the process is killed; see `ObjectEvents`. */
  readonly onObjectCreated: HandleObjectCreated;
};

export type LocalS3 = { readonly url: string; readonly port: number; close(): Promise<void> };

/** An S3 for one machine: s3rver's API over a store and a guard that keep S3's promises and limits. */
export async function startS3(options: S3Options): Promise<LocalS3> {
  const events = new ObjectEvents(path.join(options.directory, '.events'), options.onObjectCreated);
  const root = path.join(options.directory, 'buckets');
  const store = new MultipartStore(root, path.join(options.directory, '.spool'), (object) =>
    events.record(object),
  );
  const app = new S3rver({ directory: root, silent: true, vhostBuckets: false });
  app.store = store;
  app.context.store = store;
  const rules = new Map(options.buckets.map(({ name, corsRules = [] }) => [name, corsRules]));
  // After the middleware that writes plain objects as XML.
  app.middleware.splice(
    2,
    0,
    s3Guard(store, (bucket) => rules.get(bucket) ?? []),
  );
  for (const { name } of options.buckets) await store.putBucket(name);

  // Uploads may take longer than Node's default of five minutes; idle SDK sockets longer than five seconds.
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 65_000 }, app.callback());
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The local S3 has no port');
  events.redeliver();

  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await events.close();
      app.logger.exceptions.unhandle();
    },
  };
}
