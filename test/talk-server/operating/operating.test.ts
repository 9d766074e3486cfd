import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { EventsAnswer, SentAnswer } from '../../../core/contract/index.ts';
import { hashOf } from '../../../talk-server/conversations/secrets.ts';
import { describeApi } from '../../../talk-server/http/describe-api.ts';
import { newKey } from '../../../talk-server/keys/new-key.ts';
import { createLogger } from '../../../talk-server/logging.ts';
import type { Site } from '../../../talk-server/storage/directory.ts';
import type { Scope } from '../../../talk-server/storage/keys.ts';
import { LogRefusal, type ConversationHead } from '../../../talk-server/storage/log.ts';
import { eventually } from '../../patience.ts';
import { onSqlite } from '../places.ts';
import { agentOf, random, serve, visitorOf, type Served } from '../served.ts';

const TOKEN = 'metrics-token-of-16';

describe('a Talk server, as its operator sees it', () => {
  let place: Awaited<ReturnType<typeof onSqlite>>;
  let served: Served;
  let lines: string[];
  let isBroken = false;

  beforeAll(async () => {
    place = await onSqlite();
    lines = [];
    const destination = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        done();
      },
    });
    const { administration } = place.store;
    served = await serve(
      {
        ...place.store,
        administration: {
          ...administration,
          checkWritable: (at) =>
            isBroken
              ? Promise.reject(new LogRefusal('unavailable', { cause: 'database or disk is full' }))
              : administration.checkWritable(at),
        },
      },
      { logger: createLogger('debug', destination), metricsToken: TOKEN },
    );
  });
  afterAll(async () => {
    await served.stop();
    await place.stop();
  });

  const get = (path: string, token?: string): Promise<Response> =>
    fetch(
      `${served.url}${path}`,
      token === undefined ? {} : { headers: { Authorization: `Bearer ${token}` } },
    );
  const keyFor = async (scopes: readonly Scope[], site: string | null): Promise<string> => {
    const { secret, key } = newKey({ name: 'Bot', site, scopes }, 0);
    await place.store.keys.addApiKey(key);
    return secret;
  };

  test('no message, address, name, key or token is ever in the logs', async () => {
    const visitor = visitorOf(served);
    const key = random(16);
    const { conversation } = (
      await visitor.start('The word is swordfish', key, { email: 'mia@example.com', firstName: 'Mia-Sophie' })
    ).body;
    const agent = agentOf(served);
    await agent.add(conversation, 'note', { text: 'Also swordfish' });
    await agent.ask('GET', `/conversations/${conversation}/events?after=0&word=swordfish`);
    await visitor.send(conversation, 'swordfish '.repeat(1000));
    await visitor.ask('PUT', `/conversations/${random(16)}`, '{"message":{"text":"swordfish"');
    const live = await visitor.connect({ [conversation]: 0 });
    await live.until(() => live.events().length === 1);
    live.socket.send('{"t":"swordfish"}');
    await live.until(() => live.code() !== undefined);
    const program = await keyFor(['conversations:read'], null);
    await get(`/v1/programs/conversations/${conversation}/events`, program);
    const all = lines.join('');
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    const secrets = ['swordfish', 'mia@', 'Mia-Sophie', visitor.secret, served.agentKey, program, key];
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
  });

  test('an error of the database is logged without the row that it is about', () => {
    const written: string[] = [];
    const logger = createLogger('info', { write: (line) => void written.push(line) });
    const error = Object.assign(new Error('duplicate key value violates unique constraint "contact_email"'), {
      code: '23505',
      detail: 'Key (email)=(mia@example.com) already exists.',
      parameters: ['swordfish'],
    });
    logger.error({ err: error }, 'A request failed.');
    expect(written.join('')).toContain('23505');
    expect(written.join('')).not.toMatch(/mia@example|swordfish/);
  });

  test('metrics are for those who have the token, and hold no name', async () => {
    expect((await get('/metrics')).status).toBe(404);
    expect((await get('/metrics', 'wrong')).status).toBe(404);
    const answer = await get('/metrics', TOKEN);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain'),
    ]);
    const text = await answer.text();
    expect(text).toMatch(
      /talk_http_requests_total\{method="PUT",route="\/v1\/talk\/:site\/conversations\/:key",status="201"\} [1-9]/,
    );
    expect(text).toMatch(/^talk_sockets \d+$/m);
    expect(text).toMatch(/^talk_events_total [1-9]/m);
    expect(text).not.toContain(served.site.trackingKey);
  });

  test('health is red when nothing can be stored', async () => {
    expect((await get('/health')).status).toBe(200);
    isBroken = true;
    // The answer holds for a moment, so that nobody can make the disk work by asking.
    let answer = await get('/health');
    await eventually(async () => {
      if (answer.status === 200) answer = await get('/health');
      return answer.status;
    }, 503);
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
      503,
      '2',
      { problem: 'unavailable' },
    ]);
    isBroken = false;
  });

  test('the API describes every address that it has, for anybody who asks', async () => {
    const document = (await (await get('/v1/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { tags?: string[]; security?: object[]; responses: object }>>;
    };
    expect(document).toEqual(await describeApi());
    expect(document.openapi).toMatch(/^3\.1/);
    const starting = document.paths['/v1/talk/{site}/conversations/{key}']!['put']!;
    expect(starting).toMatchObject({ tags: ['visitors'], security: [{ visitor: [] }] });
    expect(JSON.stringify(starting)).toContain('"maxLength":4000');
    for (const [path, operations] of Object.entries(document.paths))
      for (const operation of Object.values(operations)) {
        expect([path, operation.tags?.length]).toEqual([path, 1]);
        expect(Object.keys(operation.responses)).toContain('4XX');
      }
  });

  test('a program reads and answers as a bot, within its scopes and its site', async () => {
    const { conversation } = (await visitorOf(served).start('Where is my order?')).body;
    const path = `/v1/programs/conversations/${conversation}/events`;
    const reader = await keyFor(['conversations:read'], served.site.id);
    const writer = await keyFor(['conversations:read', 'conversations:write'], served.site.id);
    const add = (key: string) =>
      fetch(`${served.url}${path}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ key: random(16), type: 'message', body: { text: 'On its way' } }),
      });
    expect((await add(reader)).status).toBe(403);
    const answer = (await (await add(writer)).json()) as SentAnswer;
    expect(answer.event).toMatchObject({ seq: 2, author: { kind: 'bot' } });
    const read = (await (await get(path, reader)).json()) as EventsAnswer;
    expect(read.events).toHaveLength(2);
    await place.store.directory.addSite({ id: 'other', name: 'Other', trackingKey: 'other', origins: [] }, 0);
    const stranger = await keyFor(['conversations:read', 'conversations:write'], 'other');
    const refusals = [await get(path, stranger), await get(path.replace(conversation, 'nothing'), stranger)];
    for (const refusal of [...refusals, await add(stranger)])
      expect([refusal.status, await refusal.json()]).toEqual([404, { problem: 'notFound' }]);
    await place.store.keys.revokeApiKey((await place.store.keys.apiKeyOf(hashOf(reader)))!.id, 1);
    expect((await get(path, reader)).status).toBe(403);
    expect((await get(path, served.agentKey)).status).toBe(403);
  });

  test('lists of sites and conversations are the same for a member and a program, which sees its own site alone', async () => {
    const { conversation } = (await visitorOf(served).start('Do you have it in blue?')).body;
    await place.store.directory.addSite({ id: 'chairs', name: 'C', trackingKey: 'chairs', origins: [] }, 0);
    const reader = await keyFor(['conversations:read'], served.site.id);
    const [ofMember, ofProgram] = [`/v1/agents/sites`, `/v1/programs/sites`];
    const read = async <Body>(path: string, key: string): Promise<Body> =>
      (await (await get(path, key)).json()) as Body;
    const all = await read<{ sites: Site[] }>(ofMember, served.agentKey);
    expect(all.sites.map(({ id }) => id)).toEqual(expect.arrayContaining([served.site.id, 'chairs']));
    expect(await read(ofProgram, reader)).toEqual({ sites: [served.site] });
    const conversations = `/${served.site.id}/conversations`;
    const listed = await read<{ conversations: ConversationHead[] }>(
      ofMember + conversations,
      served.agentKey,
    );
    expect(listed.conversations.map(({ id }) => id)).toContain(conversation);
    expect(await read(ofProgram + conversations, reader)).toEqual(listed);
    expect((await get(`${ofProgram}/chairs/conversations`, reader)).status).toBe(404);
  });

  test('what a page reports is answered with the session that it has, and nothing of it is kept', async () => {
    const before = await place.allRows();
    for (const path of ['-/events/page-event', '-/events/cw-event']) {
      const body = JSON.stringify({ h: served.site.trackingKey, s: 'session', u: 'https://shop.example/' });
      const answer = await fetch(`${served.url}/${path}`, { method: 'POST', body });
      expect([answer.status, await answer.json()]).toEqual([200, { session_id: 'session' }]);
    }
    expect(await place.allRows()).toEqual(before);
  });

  test('a server that is told to stop asks its clients to come back, and ends', async () => {
    const stopping = await serve(place.store);
    const visitor = visitorOf({ ...stopping, site: served.site });
    const { conversation } = (await visitor.start('Hello')).body;
    const live = await visitor.connect({ [conversation]: 0 });
    await live.until(() => live.events().length === 1);
    await stopping.stop();
    await live.until(() => live.code() !== undefined);
    expect(live.code()).toBe(1012);
  });
});
