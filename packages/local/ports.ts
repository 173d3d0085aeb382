import { createServer } from 'node:net';

/** The preferred port where it is free, else one that the system picks; nothing keeps it reserved. */
export const findPort = async (preferred: number): Promise<number> => {
  return (await probe(preferred)) ?? (await freePort());
};

export const freePort = async (): Promise<number> => {
  const port = await probe(0);
  if (port === undefined) throw new Error('No free port on 127.0.0.1.');
  return port;
};

/** Tells whether nothing listens at a port of this machine. */
export const isFree = async (port: number): Promise<boolean> => (await probe(port)) !== undefined;

/** Undefined when another program listens there. */
const probe = (port: number): Promise<number | undefined> => {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    );
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
};
