// needs: postgres
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startPostgres } from '../../shopify/databases.ts';
import { startProcess, type ServerProcess } from '../processes.ts';
import { agentOf, ORIGIN, visitorOf, type Served } from '../served.ts';

describe('two servers on one PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let one: ServerProcess;
  let other: ServerProcess;
  let at: (server: ServerProcess) => Served;

  beforeAll(async () => {
    postgres = await startPostgres();
    one = await startProcess(postgres.address, ORIGIN);
    other = await startProcess(postgres.address, ORIGIN);
    at = ({ url }) => ({
      url,
      site: { id: '', name: '', trackingKey: one.trackingKey, origins: [ORIGIN] },
      agentKey: one.agentKey,
      stop: async () => undefined,
    });
  });
  afterAll(async () => {
    await other.stop();
    await one.stop();
    await postgres.stop();
  });

  test('carry messages between a visitor on one and an agent on the other, and go on when one is killed', async () => {
    const visitor = visitorOf(at(one));
    const { conversation } = (await visitor.start('Hello')).body;
    const agents = await agentOf(at(other)).connect({ [conversation]: 0 });
    await agents.until(() => agents.events().length === 1);
    await visitor.send(conversation, 'Anybody?');
    await agents.until(() => agents.events().length === 2);
    await one.kill();
    const moved = visitorOf(at(other), visitor.secret);
    const live = await moved.connect({ [conversation]: 2 });
    await agentOf(at(other)).add(conversation, 'message', { text: 'Here' });
    await live.until(() => live.events().length === 1);
    await moved.send(conversation, 'Thanks');
    await agents.until(() => agents.events().length === 4);
    expect(agents.events().map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    await live.end();
    await agents.end();
  });
});
