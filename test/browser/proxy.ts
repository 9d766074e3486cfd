import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Headers with many policies are longer than Node takes by itself. */
const HEADER_BYTES = 1024 * 1024;

export interface Proxy {
  port: number;
  stop(): Promise<void>;
}

/**
 * A proxy on loopback that leads a browser's requests to servers of this machine and nowhere else: Firefox and WebKit
 * have no table of names as Chromium has.
 * @param portOf the port that stands in for a name's port; null where nothing does, which is answered with 502.
 */
export const startProxy = async (portOf: (name: string, port: number) => number | null): Promise<Proxy> => {
  const sockets = new Set<Socket>();
  const plain = (request: IncomingMessage, response: ServerResponse): void => {
    const url = URL.parse(request.url ?? '');
    const port = url && portOf(url.hostname, Number(url.port || 80));
    if (!url || port === null) return void response.writeHead(502).end();
    const onward = forward(
      {
        host: '127.0.0.1',
        port,
        path: url.pathname + url.search,
        method: request.method,
        headers: request.headers,
        maxHeaderSize: HEADER_BYTES,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
  const tunnel = (request: IncomingMessage, browser: Duplex, head: Buffer): void => {
    const url = URL.parse(`tunnel://${request.url}`);
    const port = url && portOf(url.hostname, Number(url.port));
    if (!url || port === null) return void browser.end('HTTP/1.1 502 Not here\r\n\r\n');
    const server = connect(port, '127.0.0.1', () => {
      browser.write('HTTP/1.1 200 Connected\r\n\r\n');
      server.write(head);
      server.pipe(browser).pipe(server);
    });
    sockets.add(server);
    server.on('close', () => sockets.delete(server));
    for (const [end, other] of [
      [server, browser],
      [browser, server],
    ] as const)
      end.on('error', () => other.destroy()).on('close', () => other.destroy());
  };
  const server = createServer({ maxHeaderSize: HEADER_BYTES }, plain).on('connect', tunnel);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
