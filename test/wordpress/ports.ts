import { createServer } from 'node:net';

const tryPort = (port: number): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(found));
    });
  });

/** A loopback port that is free now; the system picks it. */
export const freePort = async (): Promise<number> => {
  const port = await tryPort(0);
  if (port === null) throw new Error('This machine has no free port.');
  return port;
};

/** The first free loopback port from `first` on; throws after a hundred taken ones. */
export const nextFreePort = async (first: number): Promise<number> => {
  for (let port = first; port < first + 100; port += 1) {
    if ((await tryPort(port)) !== null) return port;
  }
  throw new Error(`The ports ${first} to ${first + 99} are all taken.`);
};
