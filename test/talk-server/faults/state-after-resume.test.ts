import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StoreUnderTest } from '../log-requests.ts';
import { onSqlite } from '../places.ts';
import { agentOf, serve, visitorOf, type Served } from '../served.ts';

let place: StoreUnderTest;
let served: Served;
beforeAll(async () => {
  place = await onSqlite();
  served = await serve(place.store);
});
afterAll(async () => {
  await served?.stop();
  await place.stop();
});

test('who was cut while a conversation was assigned, closed and opened again has its last state after coming back', async () => {
  const visitor = visitorOf(served);
  const agent = agentOf(served);
  const { conversation } = (await visitor.start('Hello')).body;
  const cut = await visitor.connect({ [conversation]: 1 });
  await cut.until(() => cut.frames.some(({ t }) => t === 'welcome'));
  await cut.end();
  await agent.add(conversation, 'assigned', { agent: null, team: 'sales' });
  for (const status of ['closed', 'open', 'closed']) await agent.add(conversation, 'status', { status });
  const agentBack = await agent.connect({ [conversation]: 1 });
  await agentBack.until(() => agentBack.events(conversation).length === 4);
  const back = await visitor.connect({ [conversation]: 1 });
  const states = () =>
    back.events(conversation).flatMap(({ type, body }) => (type === 'status' ? [body] : []));
  await back.until(() => states().length === 3);
  expect(states()).toEqual([{ status: 'closed' }, { status: 'open' }, { status: 'closed' }]);
  expect(await visitor.send(conversation, 'Still there?')).toMatchObject({
    status: 409,
    body: { problem: 'closed' },
  });
  await agent.add(conversation, 'status', { status: 'open' });
  await back.until(() => states().length === 4);
  expect((await visitor.send(conversation, 'Still there?')).status).toBe(201);
  await Promise.all([back.end(), agentBack.end()]);
});
