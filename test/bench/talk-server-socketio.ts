// A bare Socket.IO server that says back what it hears, over WebSockets alone: another well-kept way to do the same.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const server = createServer();
const sockets = new Server(server, {
  transports: ['websocket'],
  perMessageDeflate: false,
  serveClient: false,
});
sockets.on('connection', (socket) => {
  socket.on('message', (data: string) => socket.emit('message', data));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
