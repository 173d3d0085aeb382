import type { IncomingMessage } from 'node:http';

/** False also for a body whose length the client does not tell. */
export const announcesTooMuch = (incoming: IncomingMessage, limit: number): boolean =>
  Number(incoming.headers['content-length'] ?? 0) > limit;

/** The whole body, `too-large` as soon as it is known to exceed the limit, or `aborted` when the client has gone. */
export const readBody = (
  incoming: IncomingMessage,
  limit: number,
): Promise<Buffer | 'too-large' | 'aborted'> => {
  if (announcesTooMuch(incoming, limit)) return Promise.resolve('too-large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) resolve('too-large');
      else chunks.push(chunk);
    });
    incoming.once('end', () => resolve(Buffer.concat(chunks)));
    incoming.once('error', () => resolve('aborted'));
    incoming.once('close', () => resolve('aborted'));
  });
};

/** Reads and drops what a client still sends, for a while: it would miss the answer if the connection just broke. */
export const drainBody = async (incoming: IncomingMessage, withinMs: number): Promise<void> => {
  if (incoming.complete || incoming.destroyed) return;
  incoming.resume();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, withinMs);
    incoming.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
};
