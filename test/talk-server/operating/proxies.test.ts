// needs: nginx, apache, caddy
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from '../../../core/connection/index.ts';
import { printTrackingCode, readConnectCode, type EventsAnswer } from '../../../core/contract/index.ts';
import { defaultSettings } from '../../../core/settings/index.ts';
import { mintSession, sendSettings } from '../../../shopify-app/server/talk-server/client.ts';
import { ALLOWANCES, type Allowances } from '../../../talk-server/http/allowances.ts';
import { newConnectCode } from '../../../talk-server/sites/connect-code.ts';
import { startApache, startCaddy, startNginx, type Running } from '../../csp/servers/answers.ts';
import { onSqlite } from '../places.ts';
import { agentOf, random, serve, visitorOf, type Served } from '../served.ts';

const guide = readFileSync(new URL('../../../docs/talk-server.md', import.meta.url), 'utf8');

/** The lines that the guide has for a proxy, with the server's real address. */
const linesFor = (proxy: string, server: string): string => {
  const [, lines] = new RegExp(`\`\`\`${proxy}\n(.*?)\`\`\``, 's').exec(guide) ?? [];
  if (lines === undefined) throw new Error(`The guide has no lines for ${proxy}.`);
  return lines.replaceAll('127.0.0.1:8790', new URL(server).host);
};

const apacheModules = ['proxy', 'proxy_http']
  .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`)
  .join('\n');

const PROXIES: Readonly<Record<string, (lines: string) => Promise<Running>>> = {
  nginx: startNginx,
  apache: (lines) => startApache(`${apacheModules}\n${lines}`, false),
  caddy: startCaddy,
};

/** Messages that one address may send in this test. */
const OF_ADDRESS = 25;

/** The status of a first message that says it comes from an address, by another browser each time. */
const startAs = async ({ url, site }: Served, address: string): Promise<number> => {
  const { status } = await fetch(`${url}/v1/talk/${site.trackingKey}/conversations/${random(16)}`, {
    method: 'PUT',
    headers: {
      Authorization: `Bearer ${random(32)}`,
      Origin: 'https://shop.example',
      'Content-Type': 'application/json',
      'X-Forwarded-For': address,
    },
    body: JSON.stringify({ details: {}, message: { text: 'Hello' } }),
  });
  return status;
};

const writesOfAddress = (points: number): Allowances => ({
  ...ALLOWANCES,
  writes: { ...ALLOWANCES.writes, address: { points, duration: 600 } },
});

describe('a Talk server behind a proxy that is set up as the guide says', () => {
  let place: Awaited<ReturnType<typeof onSqlite>>;
  let key = '';
  beforeAll(async () => {
    place = await onSqlite();
  });
  afterAll(() => place.stop());

  const behind = async (
    start: (server: string) => Promise<Running>,
    use: (served: Served, direct: Served) => Promise<void>,
  ): Promise<void> => {
    const direct = await serve(place.store, {
      trustedProxies: ['127.0.0.1'],
      publicUrl: 'https://shop.example/chat',
      allowances: writesOfAddress(OF_ADDRESS),
    });
    const agentKey = direct.agentKey || key;
    key = agentKey;
    const proxy = await start(direct.url);
    try {
      await use({ ...direct, agentKey, url: `${proxy.url}chat` }, direct);
    } finally {
      await proxy.stop();
      await direct.stop();
    }
  };

  test.each(Object.keys(PROXIES))(
    '%s: sockets open below a path, and limits count the visitor',
    async (name) => {
      await behind(
        (server) => PROXIES[name]!(linesFor(name, server)),
        async (served) => {
          const visitor = visitorOf(served);
          const { conversation } = (await visitor.start('Hello')).body;
          const live = await visitor.connect({ [conversation]: 0 });
          await agentOf(served).add(conversation, 'message', { text: 'Hi' });
          await live.until(() => live.events().length === 2);
          await live.end();
          // A browser that names another address with each request is still one.
          const statuses: number[] = [];
          for (let i = 0; i < OF_ADDRESS + 2; i += 1) statuses.push(await startAs(served, `203.0.113.${i}`));
          expect(statuses.filter((status) => status === 201)).toHaveLength(OF_ADDRESS - 1);
          expect(statuses.at(-1)).toBe(429);
        },
      );
    },
  );

  test('where a proxy strips the upgrade, a visitor reads by requests that are kept open', async () => {
    const withoutUpgrade = (server: string): Promise<Running> =>
      startNginx(
        linesFor('nginx', server)
          .split('\n')
          .filter((line) => !/Upgrade|Connection/.test(line))
          .join('\n'),
      );
    await behind(withoutUpgrade, async (served) => {
      const visitor = visitorOf(served);
      const { conversation } = (await visitor.start('Hello')).body;
      await expect(visitor.connect()).rejects.toThrow(/40[0-9]|50[0-9]/);
      const times: number[] = [];
      for (let seq = 2; seq <= 21; seq += 1) {
        const waiting = visitor.ask<EventsAnswer>(
          'GET',
          `/conversations/${conversation}/events?after=${seq - 1}&wait=25`,
        );
        const from = performance.now();
        await agentOf(served).add(conversation, 'message', { text: String(seq) });
        expect((await waiting).body.events).toMatchObject([{ seq, body: { text: String(seq) } }]);
        times.push(performance.now() - from);
      }
      const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
      process.stdout.write(`Without WebSockets: an answer is read after ${p95.toFixed(0)} ms (p95 of 20).\n`);
    });
  });

  test('nobody but a trusted proxy is believed', async () => {
    const direct = await serve(place.store, {
      allowances: writesOfAddress(3),
    });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push(await startAs(direct, `203.0.113.${i}`));
    expect(statuses).toEqual([201, 201, 201, 429, 429]);
    await direct.stop();
  });

  // The last: with settings, a site asks visitors for more.
  test('a host takes both codes of a server below a path, and pushes and vouches through them', async () => {
    await behind(
      (server) => startNginx(linesFor('nginx', server)),
      async ({ url, site }) => {
        const address = `${url}/`;
        const pasted = parse(
          printTrackingCode({ ...site, captureHost: address, scriptUrl: `${address}app.js` }),
          { local: true },
        );
        expect(pasted).toMatchObject({
          ok: true,
          connection: { service: 'talk-server', captureHost: address },
        });
        expect((await fetch(`${address}app.js`)).status).toBe(200);
        const code = readConnectCode(await newConnectCode(place.store, site, address, 1))!;
        expect(code.server).toBe(address);
        const to = { server: code.server, loopback: true };
        const outcome = await sendSettings(
          { ...to, key: code.settingsKey },
          {
            owner: { id: 'shopify-lamps', name: 'lamps.example' },
            basedOn: null,
            revision: 'first',
            messenger: defaultSettings().messenger,
            host: { siteName: 'Lamps', language: 'en', zone: 'UTC' },
          },
        );
        expect(outcome).toEqual({ kind: 'stored' });
        const person = { merge_by: ['str::ei' as const], fields: { 'str::ei': 'c-1' } };
        expect(await mintSession({ ...to, key: code.sessionsKey! }, person)).toMatch(
          /^[\w-]+\.[\w-]+\.[\w-]+$/,
        );
      },
    );
  });
});
