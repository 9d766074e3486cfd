import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const tryPort = (port: number): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => resolve(port));
    });
  });

/** Below those that systems give to outgoing connections (from 32,768 on): one of these would else take it meanwhile. */
const FIRST = 12_000;
const COUNT = 20_000;

/** A loopback port that is free now, and that no outgoing connection takes before a server listens on it. */
export const freePort = async (): Promise<number> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = await tryPort(randomInt(FIRST, FIRST + COUNT));
    if (port !== null) return port;
  }
  throw new Error(`A hundred ports from ${FIRST} to ${FIRST + COUNT - 1} are taken.`);
};

/** The first free loopback port from `first` on; throws after a hundred taken ones. */
export const nextFreePort = async (first: number): Promise<number> => {
  for (let port = first; port < first + 100; port += 1) {
    if ((await tryPort(port)) !== null) return port;
  }
  throw new Error(`The ports ${first} to ${first + 99} are all taken.`);
};
