// A bare `ws` and HTTP server that says back what it hears: what the machine and the library can do at most.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const server = createServer(async (request, response) => {
  let said = '';
  request.setEncoding('utf8').on('data', (part: string) => (said += part));
  await once(request, 'end');
  response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(said) });
  response.end(said);
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('message', (data) => socket.send(data));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
