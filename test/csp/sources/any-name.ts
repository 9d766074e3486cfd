import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createCertificate } from '../../browser/certificate.ts';

/** First byte of a TLS handshake. */
const HANDSHAKE = 22;

export interface AnyName {
  readonly port: number;
  readonly trust: readonly string[];
  stop(): Promise<void>;
}

/** One server on one port for http and https, whatever the name: for a browser behind a proxy. */
export const startAnyName = async (listener: RequestListener): Promise<AnyName> => {
  const certificate = await createCertificate(['site.test']);
  const plain = createHttpServer(listener);
  const secure = createHttpsServer(certificate, listener);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    trust: [certificate.publicKeyHash],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
