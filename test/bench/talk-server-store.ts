// The store behind Node's own HTTP server and nothing else: what the Talk server could acknowledge at most, if it asked
// nobody who they are, judged nothing, counted nothing and told nobody. Arguments: a store's address, how many
// conversations.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStore } from '../../talk-server/storage/open.ts';
import type { EventBody } from '@talk-suite/core/contract';

const [, , address = '', count = '1'] = process.argv;
const random = (): string => randomBytes(16).toString('base64url');
const store = await openStore(address);
const site = random();
await store.directory.addSite({ id: site, name: 'Bench', trackingKey: site, origins: [] }, 0);
const conversations = await Promise.all(
  Array.from({ length: Number(count) }, async () => {
    const { event } = await store.log.start({
      site,
      visitorSecretHash: random(),
      key: random(),
      details: {},
      message: { text: '0' },
      at: 0,
    });
    return event.conversation;
  }),
);

interface Message {
  readonly key: string;
  readonly body: EventBody<'message'>;
}

const author = { kind: 'agent', id: 'bench' } as const;

const server = createServer(async (request, response) => {
  let said = '';
  request.setEncoding('utf8').on('data', (part: string) => (said += part));
  await once(request, 'end');
  const { key, body } = JSON.parse(said) as Message;
  const conversation = request.url!.split('/').at(-2)!;
  const { event } = await store.log.append({
    conversation,
    author,
    key,
    type: 'message',
    body,
    at: Date.now(),
  });
  const answer = JSON.stringify({ log: store.log.logId, conversation, event });
  response.writeHead(201, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(answer),
  });
  response.end(answer);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, conversations })}\n`);
});
process.once('SIGTERM', () => {
  server.close(() => void store.close());
  server.closeAllConnections();
});
