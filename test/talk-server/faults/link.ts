// What lies between a client and a server: it can be cut, or go dead in one direction.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { within } from '../../patience.ts';

export type Direction = 'toServer' | 'toClient';

export interface Link {
  readonly port: number;
  /** Ends every connection. */
  cut(): void;
  /** From now on nothing arrives in one direction, and nobody is told. Ended by `restore`. */
  deaden(direction: Direction): void;
  /** What was lost cannot be made up for: the connections end. */
  restore(): void;
  stop(): Promise<void>;
}

export const startLink = async (serverPort: () => number): Promise<Link> => {
  const sockets = new Set<Socket>();
  let dead: Direction | undefined;
  const pass = (from: Socket, to: Socket, direction: Direction): void => {
    from.on('data', (part) => {
      if (dead !== direction) to.write(part);
    });
  };
  const server = createServer((client) => {
    const upstream = connect(serverPort(), '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    pass(client, upstream, 'toServer');
    pass(upstream, client, 'toClient');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    deaden: (direction) => {
      dead = direction;
    },
    restore: () => {
      dead = undefined;
      cut();
    },
    stop: async () => {
      cut();
      server.close();
      await within('the link to close', once(server, 'close'));
    },
  };
};
