import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { PATIENCE, within } from '../patience.ts';
import type { Certificate } from './certificate.ts';

export interface Listening {
  port: number;
  stop(): Promise<void>;
}

/** Serves on loopback only: https with a certificate, http without; port 0 is any free one. */
export const listen = async (
  listener: RequestListener,
  { port = 0, certificate }: { port?: number; certificate?: Certificate | undefined },
): Promise<Listening> => {
  const server: Server = certificate ? createHttpsServer(certificate, listener) : createHttpServer(listener);
  // Node ends a connection that was silent for five seconds; who asks just then gets no answer.
  server.keepAliveTimeout = PATIENCE;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      within(
        'a server to stop',
        new Promise((resolve, reject) => {
          server.close((error) => (error ? reject(error) : resolve()));
          server.closeAllConnections();
        }),
      ),
  };
};
