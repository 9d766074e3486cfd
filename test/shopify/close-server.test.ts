import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import Fastify from 'fastify';
import { within } from '../patience.ts';
import { closeServer } from '../../shopify-app/server/serve.ts';

test.each([
  ['asks nothing', ''],
  ['is kept after its answer', 'GET / HTTP/1.1\r\nHost: app\r\n\r\n'],
])('a connection that %s does not hold a server that is to stop', async (_name, asked) => {
  const app = Fastify();
  app.get('/', async () => 'answered');
  const { hostname, port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }));
  const client = connect(Number(port), hostname);
  await within('a connection', once(client, 'connect'));
  client.write(asked);
  if (asked !== '') await within('an answer', once(client, 'data'));
  // The server has taken the connection once it answers a later one.
  await within('an answer', fetch(`http://${hostname}:${port}/`));
  client.resume();
  const closed = once(client, 'close');
  await within('the server to stop', closeServer(app, 100));
  await within('the connection to be closed', closed);
  expect(app.server.listening).toBe(false);
});
