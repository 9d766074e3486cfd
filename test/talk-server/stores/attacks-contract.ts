import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { CLOSE, type EventsAnswer } from '../../../core/contract/index.ts';
import { ALLOWANCES, type Allowances } from '../../../talk-server/http/allowances.ts';
import type { Store } from '../../../talk-server/storage/store.ts';
import { eventually, within } from '../../patience.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { agentOf, ORIGIN, random, serve, visitorOf, type Served } from '../served.ts';

const NUL_QUERY = ['after', 'before', 'member', 'q', 'site', 'team', 'token']
  .map((name) => `${name}=%00`)
  .join('&');

/** What a WebSocket that nobody may have is answered with. */
const REFUSED = 'HTTP/1.1 403 Forbidden';

/** What visitors who are none try, whatever the store is. */
export const withstands = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let served: Served;
  /** The store, which notes what it is asked. */
  let noted: Store;
  let asked: string[] = [];

  /** A part of the store that notes what it is asked. */
  const noting = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          asked.push(String(name));
          return (value as (...all: unknown[]) => unknown).apply(target, args);
        };
      },
    });

  /** What a request asks of the store: between requests the server looks for due mail and the like by itself, so the least of three. */
  const costOf = async (request: () => Promise<void>): Promise<readonly string[]> => {
    const costs: string[][] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      asked = [];
      await request();
      costs.push(asked);
    }
    return costs.reduce((least, cost) => (cost.length < least.length ? cost : least));
  };

  beforeAll(async () => {
    place = await openPlace();
    const parts = Object.entries(place.store).map(([name, part]) => [
      name,
      typeof part === 'object' ? noting(part) : part,
    ]);
    noted = Object.fromEntries(parts) as unknown as Store;
    served = await serve(noted);
  });
  afterAll(async () => {
    await served?.stop();
    await place.stop();
  });

  describe('case 60: "no" and "not yours"', () => {
    test('are one answer, whatever of site, page and secret is wrong', async () => {
      const site = {
        id: randomUUIDv7(),
        name: 'Other',
        trackingKey: random(16),
        origins: ['https://o.example'],
      };
      await place.store.directory.addSite(site, 1);
      const url = (key: string) => `${served.url}/v1/talk/${key}/conversations`;
      const own = { Origin: ORIGIN, Authorization: `Bearer ${random(32)}` };
      const refusals = await Promise.all([
        fetch(url('unknown'), { headers: own }),
        fetch(url(site.trackingKey), { headers: own }),
        fetch(url(served.site.trackingKey), { headers: { Authorization: own.Authorization } }),
        fetch(url(served.site.trackingKey), { headers: { ...own, Origin: 'null' } }),
        fetch(url(served.site.trackingKey), { headers: { ...own, Origin: 'https://evil.example' } }),
        fetch(url(served.site.trackingKey), { headers: { Origin: ORIGIN } }),
        fetch(url(served.site.trackingKey), { headers: { ...own, Authorization: 'Bearer short' } }),
      ]);
      for (const refusal of refusals)
        expect([refusal.status, await refusal.json()]).toEqual([403, { problem: 'forbidden' }]);
    });

    test('cost the same work, so that nobody learns from the time', async () => {
      const { conversation } = (await visitorOf(served).start('Mine')).body;
      const other = visitorOf(served);
      await other.start('Theirs');
      const costsOf = async (id: string) => {
        const costs: (readonly string[])[] = [];
        for (const request of [
          () => other.ask('GET', `/conversations/${id}/events`),
          () => other.send(id, 'Hi'),
          () => other.ask('POST', `/conversations/${id}/read`, { seq: 1 }),
          () => other.ask('GET', `/conversations/${id}/files/x`),
        ])
          costs.push(
            await costOf(async () => {
              const { status, body } = await request();
              expect([status, body]).toEqual([404, { problem: 'notFound' }]);
            }),
          );
        return costs;
      };
      expect(await costsOf(conversation)).toEqual(await costsOf(randomUUIDv7()));
    });
  });

  test('a WebSocket asked for at an address that is none is refused as any other, without a fault', async () => {
    const { hostname, port } = new URL(served.url);
    const answerTo = (target: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect({ host: hostname, port: Number(port) });
        let answer = '';
        socket.on('error', reject);
        socket.on('data', (part) => (answer += String(part)));
        socket.on('close', () => resolve(answer.split('\r\n')[0]!));
        socket.write(
          [
            `GET ${target} HTTP/1.1`,
            `Host: ${hostname}:${port}`,
            `Origin: ${ORIGIN}`,
            'Connection: Upgrade',
            'Upgrade: websocket',
            'Sec-WebSocket-Version: 13',
            'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
            '\r\n',
          ].join('\r\n'),
        );
      });
    const refusalOf = (target: string) => within(`the end of a connection at ${target}`, answerTo(target));
    const targets = [
      '/v1/talk/unknown/live',
      '/v1/talk/%zz/live',
      '/v1/talk/%00/live',
      '//',
      '//[/live',
      '/',
    ];
    for (const target of targets) expect([target, await refusalOf(target)]).toEqual([target, REFUSED]);
  });

  test('a NUL anywhere in an address, a query or a frame is refused, and is nobody’s fault', async () => {
    const { paths } = (await (await fetch(`${served.url}/v1/openapi.json`)).json()) as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
    const requests = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase(), path] as const),
    );
    expect(requests.length).toBeGreaterThan(50);
    for (const [method, path] of requests) {
      const address = path.replaceAll(/\{[^}]+\}/g, '%00');
      const { status } = await fetch(`${served.url}${address}?${NUL_QUERY}`, {
        method,
        headers: { Origin: ORIGIN, Authorization: `Bearer ${served.agentKey}` },
      });
      expect([method, path, status >= 400 && status < 500]).toEqual([method, path, true]);
    }
    const agent = await agentOf(served).connect();
    agent.socket.send(JSON.stringify({ t: 'look', c: 'a\0b' }));
    await agent.until(() => agent.code() !== undefined);
    expect(agent.code()).toBe(CLOSE.invalid);
  });

  test('case 61: somebody who is blocked costs the look-up of who they are, and nothing else', async () => {
    const visitor = visitorOf(served);
    const { body } = await visitor.start('Spam');
    await place.block(body.event.author.id);
    const before = await place.rows();
    const cost = await costOf(async () => {
      const answer = await visitor.send(body.conversation, 'More spam');
      expect([answer.status, answer.body]).toEqual([403, { problem: 'blocked' }]);
    });
    expect(cost.filter((name) => name !== 'siteOf' && name !== 'settingsOf')).toEqual(['visitorOf']);
    expect(await place.rows()).toEqual(before);
  });

  test('case 18: a first message that is cut off at any byte stores all of it, or nothing', async () => {
    const { hostname, port } = new URL(served.url);
    const body = JSON.stringify({ details: { email: 'cut@example.com' }, message: { text: 'Cut off' } });
    const request = [
      `PUT /v1/talk/${served.site.trackingKey}/conversations/${random(16)} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      `Origin: ${ORIGIN}`,
      `Authorization: Bearer ${random(32)}`,
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n');
    const sendUpTo = (end: number) =>
      new Promise<void>((resolve, reject) => {
        const socket = connect({ host: hostname, port: Number(port) });
        socket.on('error', reject);
        socket.on('close', () => resolve());
        socket.resume();
        // The server has what was sent once the socket has flushed it and ended.
        socket.end(request.slice(0, end));
      });
    const before = await place.rows();
    const ends = Array.from({ length: 24 }, (_, i) => Math.floor((i * (request.length - 1)) / 23));
    for (const end of ends) await within('a connection that was cut to end', sendUpTo(end));
    expect(await place.rows()).toEqual(before);
    // The same, whole.
    expect((await visitorOf(served).start('Cut off', random(16), { email: 'cut@example.com' })).status).toBe(
      201,
    );
    const { visitor, contact, conversation, event } = before;
    expect(await place.rows()).toEqual({
      visitor: visitor + 1,
      contact: contact + 1,
      conversation: conversation + 1,
      event: event + 1,
    });
  });

  describe('case 58: a flood', () => {
    /** A server of its own that allows less, while it is used. */
    const limitedTo = async (
      allowances: Partial<Allowances>,
      use: (limited: Served) => Promise<void>,
    ): Promise<void> => {
      const limited = await serve(place.store, { allowances: { ...ALLOWANCES, ...allowances } });
      try {
        await use({ ...limited, site: served.site, agentKey: served.agentKey });
      } finally {
        await limited.stop();
      }
    };
    const inMinute = (points: number) => ({ points, duration: 60 });

    test('is stopped by what the client cannot renew, and hears how long to wait', async () => {
      const before = await place.rows();
      const writes = { ...ALLOWANCES.writes, address: inMinute(5) };
      const answers: Awaited<ReturnType<ReturnType<typeof visitorOf>['start']>>[] = [];
      await limitedTo({ writes }, async (limited) => {
        const visitors = Array.from({ length: 12 }, () => visitorOf(limited).start('Buy!'));
        answers.push(...(await Promise.all(visitors)));
      });
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(7);
      for (const { headers } of refused) expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
      expect((await place.rows()).event).toBe(before.event + 5);
    });

    test('of readings costs the store nothing, and another browser reads on', async () => {
      const reads = { ...ALLOWANCES.reads, secret: inMinute(3) };
      const asking = await serve(noted, { allowances: { ...ALLOWANCES, reads } });
      const limited = { ...asking, site: served.site };
      const greedy = visitorOf(limited);
      for (let i = 0; i < 3; i += 1) expect((await greedy.ask('GET', '/conversations')).status).toBe(200);
      const cost = await costOf(async () => {
        const refused = await greedy.ask('GET', '/conversations');
        expect([refused.status, refused.body]).toEqual([429, { problem: 'tooMany' }]);
        expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
      });
      expect(cost).toEqual([]);
      expect((await visitorOf(limited).ask('GET', '/conversations')).status).toBe(200);
      await asking.stop();
    });

    test('of sockets from one address is refused before they are any, with the seconds to wait', async () => {
      const sockets = { ...ALLOWANCES.sockets, address: inMinute(2) };
      await limitedTo({ sockets }, async (limited) => {
        const visitor = visitorOf(limited);
        const opened = [await visitor.connect(), await visitor.connect()];
        const address = `${limited.url.replace('http', 'ws')}/v1/talk/${limited.site.trackingKey}/live`;
        const socket = new WebSocket(address, { origin: ORIGIN });
        const answered = once(socket, 'unexpected-response') as Promise<[unknown, IncomingMessage]>;
        const [, { statusCode, headers }] = await within('the answer to a third socket', answered);
        expect([statusCode, Number(headers['retry-after']) > 0]).toEqual([429, true]);
        for (const { end } of opened) await end();
      });
    });

    test('of sockets that stay open is refused, until one of them ends', async () => {
      await limitedTo({ open: { visitor: 30, address: 2 } }, async (limited) => {
        const visitor = visitorOf(limited);
        await visitor.start('Hello');
        const first = await visitor.connect();
        const second = await visitor.connect();
        await expect(visitor.connect()).rejects.toThrow('429');
        await first.end();
        await eventually(
          () =>
            visitor.connect().then(
              () => true,
              () => false,
            ),
          true,
        );
        await second.end();
      });
    });

    test('of one visitor’s windows is told to come back, and the windows before it stay', async () => {
      await limitedTo({ open: { visitor: 2, address: 100 } }, async (limited) => {
        const visitor = visitorOf(limited);
        const { conversation } = (await visitor.start('Hello')).body;
        const windows = [await visitor.connect({ [conversation]: 0 }), await visitor.connect()];
        for (const window of windows) await window.until(() => window.frames.length > 0);
        const late = await visitor.connect();
        await late.until(() => late.code() !== undefined);
        expect([late.code(), Number(late.reason()) > 0]).toEqual([CLOSE.tooMany, true]);
        await agentOf(limited).add(conversation, 'message', { text: 'Hi' });
        await windows[0]!.until(() => windows[0]!.events().length === 2);
        for (const window of windows) await window.end();
      });
    });

    test('of frames ends the socket with the seconds to wait, and asks no more of the store', async () => {
      const frames = { ...ALLOWANCES.frames, secret: inMinute(3) };
      await limitedTo({ frames }, async (limited) => {
        const visitor = visitorOf(limited);
        const { conversation } = (await visitor.start('Hello')).body;
        const live = await visitor.connect({ [conversation]: 0 });
        await live.until(() => live.events().length === 1);
        const agent = await agentOf(limited).connect({ [conversation]: 1 });
        await agent.until(() => agent.frames.length > 0);
        for (let i = 0; i < 500; i += 1) live.socket.send(JSON.stringify({ t: 'typing', c: conversation }));
        await live.until(() => live.code() !== undefined);
        expect([live.code(), Number(live.reason()) > 0]).toEqual([CLOSE.tooMany, true]);
        // What comes after all signs of typing that there were.
        await visitor.send(conversation, 'Bye');
        await agent.until(() => agent.events().some(({ body }) => 'text' in body && body.text === 'Bye'));
        const signs = agent.frames.filter((frame) => frame.t === 'typing' && !('left' in frame));
        expect(signs.length).toBeLessThanOrEqual(3);
        await agent.end();
      });
    });

    test('of hellos with one secret is told to come back', async () => {
      const sockets = { ...ALLOWANCES.sockets, secret: inMinute(1) };
      await limitedTo({ sockets }, async (limited) => {
        const visitor = visitorOf(limited);
        await visitor.start('Hello');
        const first = await visitor.connect();
        await first.until(() => first.frames.length > 0);
        const again = await visitor.connect();
        await again.until(() => again.code() !== undefined);
        expect([again.code(), Number(again.reason()) > 0]).toEqual([CLOSE.tooMany, true]);
        await first.end();
      });
    });
  });

  describe('case 63: what a visitor controls', () => {
    const hostile: readonly (readonly [what: string, text: string])[] = [
      ['markup', '<img src=x onerror=alert(1)>'],
      ['a script’s address', 'javascript:alert(1)'],
      ['a formula', '=HYPERLINK("https://evil.example")'],
      ['letters under letters', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞'],
      ['a mark that turns the text', '\u202Egnp.exe'],
      ['a thousand emoji', '😀'.repeat(1000)],
      ['a statement for the database', "'; drop table event; --"],
      ['a merge tag', '{{ email }}'],
    ];

    test.each(hostile)('is text, and comes back as it was written: %s', async (_, text) => {
      const visitor = visitorOf(served);
      const name = [...text].slice(0, 50).join('');
      const context = { reported: { page: { url: 'https://shop.example/', title: name } } };
      const { status, body } = await visitor.start(text, random(16), { firstName: name }, { context });
      expect(status).toBe(201);
      const read = await visitor.ask<EventsAnswer>('GET', `/conversations/${body.conversation}/events`);
      expect(read.body.events[0]!.body).toEqual({ text });
      expect(read.headers.get('Content-Type')).toMatch(/^application\/json/);
      const known = await agentOf(served).ask('GET', `/conversations/${body.conversation}/context`);
      expect(known.body).toMatchObject({ reported: { page: { title: name } } });
    });

    test('is refused with a NUL, by the field, and with more than a message has', async () => {
      const visitor = visitorOf(served);
      expect((await visitor.start('a\0b')).body).toEqual({
        problem: 'invalid',
        field: 'message.text',
        reason: 'nul',
      });
      expect((await visitor.start('Hi', random(16), { firstName: '\0' })).body).toMatchObject({
        field: 'details.firstName',
      });
      for (const text of ['😀'.repeat(10_000), 'x'.repeat(1_000_000)])
        expect((await visitor.start(text)).status).toBe(413);
    });
  });
};
