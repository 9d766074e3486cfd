import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import type { PublicMessenger } from '../../../core/messenger/index.ts';
import { defaultSettings } from '../../../core/settings/index.ts';
import {
  readConnectCode,
  type ConnectCode,
  type ConversationsAnswer,
  type PushBody,
  type SessionAnswer,
} from '../../../core/contract/index.ts';
import { newConnectCode } from '../../../talk-server/sites/connect-code.ts';
import { message, startRequest, type StoreUnderTest } from '../log-requests.ts';
import { ORIGIN, random, serve, visitorOf, type Served } from '../served.ts';

/** What a host with a connect code may do, whatever the store is. */
export const worksWithHosts = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let served: Served;

  beforeAll(async () => {
    place = await openPlace();
    served = await serve(place.store);
  });
  afterAll(async () => {
    await served?.stop();
    await place.stop();
  });

  const ask = async <Body>(method: string, path: string, key: string | undefined, body?: unknown) => {
    const response = await fetch(`${served.url}/v1/talk/${path}`, {
      method,
      headers: {
        ...(key !== undefined && { 'X-Api-Key': key }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text && JSON.parse(text)) as Body };
  };
  /** A site of its own, and the code for it. */
  const connected = async (): Promise<ConnectCode & { at: Served; sessions: string }> => {
    const site = { id: randomUUIDv7(), name: 'Lamps', trackingKey: random(32), origins: [ORIGIN] };
    await place.store.directory.addSite(site, 1);
    const text = await newConnectCode(place.store, site, 'https://talk.example/', 1);
    const code = readConnectCode(text)!;
    return { ...code, sessions: code.sessionsKey!, at: { ...served, site } };
  };
  const pushOf = (more: Partial<PushBody> = {}): PushBody => ({
    owner: { id: 'wordpress-1', name: 'www.example.com' },
    basedOn: null,
    revision: randomUUID(),
    messenger: { ...defaultSettings().messenger, mode: 'on' },
    host: { siteName: 'Lamps & Co', language: 'en', zone: 'Europe/Berlin' },
    ...more,
  });

  describe('a connect code', () => {
    test('has keys of two scopes for one site, and the server knows only their hashes', async () => {
      const { settingsKey, sessions, trackingKey, at } = await connected();
      expect(trackingKey).toBe(at.site.trackingKey);
      const keys = (await place.store.keys.apiKeys()).filter(({ site }) => site === at.site.id);
      expect(keys.map(({ scopes }) => scopes.join()).toSorted()).toEqual(['sessions:mint', 'settings:write']);
      for (const secret of [settingsKey, sessions]) expect(JSON.stringify(keys)).not.toContain(secret);
    });

    test('opens no door but its own: no other scope, no other site, nothing once it is revoked', async () => {
      const { settingsKey, sessions, at } = await connected();
      const identity = { merge_by: ['str::email'], fields: { 'str::email': 'a@example.com' } };
      const refusals = [
        await ask('PUT', 'settings', undefined, pushOf()),
        await ask('PUT', 'settings', random(32), pushOf()),
        await ask('PUT', 'settings', sessions, pushOf()),
        await ask('POST', 'session', settingsKey, identity),
        await ask('POST', 'session', random(32), identity),
        await ask('POST', 'session', served.agentKey, identity),
        await ask('GET', 'settings', 'a b'),
      ];
      for (const { id, site } of await place.store.keys.apiKeys())
        if (site === at.site.id) await place.store.keys.revokeApiKey(id, 2);
      refusals.push(
        await ask('PUT', 'settings', settingsKey, pushOf()),
        await ask('POST', 'session', sessions, identity),
      );
      for (const refusal of refusals)
        expect(refusal).toEqual({ status: 403, body: { problem: 'forbidden' } });
    });

    test('is asked for before a byte of the body is read', async () => {
      const { status } = await ask('PUT', 'settings', random(32), '{"half');
      expect(status).toBe(403);
    });
  });

  describe('settings', () => {
    test('with estimates that are measured, visitors read how long a first answer took of late', async () => {
      const { settingsKey, at } = await connected();
      const { messenger } = defaultSettings();
      const measured = { kind: 'measured', n: 1, unit: 'hours' } as const;
      const hours = {
        ...messenger.hours,
        estimate: { online: measured, away: messenger.hours.estimate.away },
      };
      await ask('PUT', 'settings', settingsKey, pushOf({ messenger: { ...messenger, mode: 'on', hours } }));
      const estimates = async () => {
        // A server of its own: each measures once an hour.
        const another = await serve(place.store);
        const body = JSON.stringify({ h: at.site.trackingKey, tk: true });
        const answer = await fetch(`${another.url}/-/widgets/get`, {
          method: 'POST',
          headers: { Origin: ORIGIN },
          body,
        });
        await another.stop();
        const { talk_suite: talk } = (await answer.json()) as { talk_suite: { settings: PublicMessenger } };
        return talk.settings.hours.estimates;
      };
      // Monday, ten in the morning of the site's office hours, three weeks ago at most.
      const monday = new Date();
      monday.setUTCDate(monday.getUTCDate() - 7 - ((monday.getUTCDay() + 6) % 7));
      monday.setUTCHours(10, 0, 0, 0);
      const answered = async (minutes: number): Promise<void> => {
        const asked = startRequest({ site: at.site.id, at: monday.getTime() });
        const { event: first } = await place.store.log.start(asked);
        await place.store.log.append(
          message(first.conversation, 'Yes', { at: monday.getTime() + minutes * 60_000 }),
        );
      };
      for (const minutes of [1, 17, 18, 300]) await answered(minutes);
      expect((await estimates()).online).toBe('none');
      await answered(2);
      expect(await estimates()).toEqual({ online: { n: 20, unit: 'minutes' }, away: 'day' });
    });

    test('are stored with their owner and revision, and visitors’ browsers get what they may see', async () => {
      const { settingsKey, at } = await connected();
      expect((await ask('GET', 'settings', settingsKey)).body).toEqual({
        revision: null,
        owner: null,
        updatedAt: null,
      });
      const messenger = structuredClone(defaultSettings().messenger);
      messenger.mode = 'on';
      messenger.style.title = 'Ask the lamp people';
      messenger.hours.autoReply.away = 'SECRET away text';
      const push = pushOf({ messenger });
      const { status, body } = await ask('PUT', 'settings', settingsKey, push);
      expect([status, body]).toMatchObject([200, { revision: push.revision, owner: push.owner }]);
      const widgets = await fetch(`${served.url}/-/widgets/get`, {
        method: 'POST',
        headers: { Origin: ORIGIN },
        body: JSON.stringify({ h: at.site.trackingKey, tk: true }),
      });
      const { talk_suite: talk } = (await widgets.json()) as { talk_suite: { settings: PublicMessenger } };
      expect(talk.settings).toMatchObject({
        mode: 'server',
        siteName: 'Lamps & Co',
        texts: { title: ['Ask the lamp people'] },
      });
      expect(JSON.stringify(talk)).not.toContain('SECRET');
    });

    test('are enforced with the next request, email by default', async () => {
      const { settingsKey, at } = await connected();
      expect((await visitorOf(at).start('Before')).status).toBe(201);
      await ask('PUT', 'settings', settingsKey, pushOf());
      expect((await visitorOf(at).start('After')).body).toEqual({
        problem: 'detailsNeeded',
        field: 'details.email',
      });
    });

    test('are replaced only by who knows what is there; the same again is no conflict', async () => {
      const { settingsKey } = await connected();
      const first = pushOf();
      await ask('PUT', 'settings', settingsKey, first);
      expect((await ask('PUT', 'settings', settingsKey, first)).status).toBe(200);
      const blind = await ask('PUT', 'settings', settingsKey, pushOf());
      expect(blind).toEqual({ status: 409, body: { problem: 'stale', revision: first.revision } });
      const next = pushOf({ basedOn: first.revision });
      expect((await ask('PUT', 'settings', settingsKey, next)).status).toBe(200);
      const late = await ask('PUT', 'settings', settingsKey, pushOf({ basedOn: first.revision }));
      expect(late.body).toEqual({ problem: 'stale', revision: next.revision });
    });

    test('of ten pushes at once on one revision, one is stored', async () => {
      const { settingsKey } = await connected();
      const first = pushOf();
      await ask('PUT', 'settings', settingsKey, first);
      const answers = await Promise.all(
        Array.from({ length: 10 }, () =>
          ask('PUT', 'settings', settingsKey, pushOf({ basedOn: first.revision })),
        ),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([
        200,
        ...Array.from({ length: 9 }, () => 409),
      ]);
    });

    test('belong to one host: another one is told whose they are, and takes them over only when it says so', async () => {
      const { settingsKey } = await connected();
      const mine = pushOf();
      await ask('PUT', 'settings', settingsKey, mine);
      const theirs = pushOf({ owner: { id: 'shopify-1', name: 'lamps.myshopify.com' } });
      const refused = await ask('PUT', 'settings', settingsKey, theirs);
      expect(refused).toEqual({ status: 409, body: { problem: 'ownedByAnother', owner: mine.owner } });
      expect((await ask('PUT', 'settings', settingsKey, { ...theirs, takeOver: true })).status).toBe(200);
      const back = await ask('PUT', 'settings', settingsKey, pushOf({ basedOn: mine.revision }));
      expect(back.body).toEqual({ problem: 'ownedByAnother', owner: theirs.owner });
    });

    test.each([
      ['a messenger that is none', { messenger: 5 }, 'messenger'],
      [
        'a colour that is a script',
        {
          messenger: {
            ...defaultSettings().messenger,
            style: {
              ...defaultSettings().messenger.style,
              colours: { primary: 'url(//evil)', visitorBubble: null },
            },
          },
        },
        'messenger.style.colours.primary',
      ],
      ['a zone that is none', { host: { siteName: '', language: '', zone: 'Mars/Base' } }, 'host.zone'],
      ...['javascript:alert(1)', 'http://shop.example/wp-admin/', 'https://a@b.example/x'].map(
        (settingsScreen) =>
          [
            `the screen "${settingsScreen}"`,
            { host: { siteName: '', language: '', zone: 'UTC', settingsScreen } },
            'host.settingsScreen',
          ] as const,
      ),
      ['an owner without a name', { owner: { id: 'x', name: '' } }, 'owner.name'],
    ])('are refused whole with %s, by the field', async (_, more, field) => {
      const { settingsKey } = await connected();
      const { status, body } = await ask('PUT', 'settings', settingsKey, pushOf(more as Partial<PushBody>));
      expect([status, body]).toMatchObject([400, { problem: 'invalid', field }]);
      expect((await ask('GET', 'settings', settingsKey)).body).toMatchObject({ revision: null });
    });
  });

  describe('a session', () => {
    test('that a host asked for is the person’s token, on any device', async () => {
      const { sessions, at } = await connected();
      const { status, body } = await ask<SessionAnswer>('POST', 'session', sessions, {
        merge_by: ['str::ei'],
        fields: { 'str::ei': '4711', 'str::email': 'Mia@Example.com', 'str::first': 'Mia' },
      });
      expect(status).toBe(200);
      expect(body.expiresAt).toBeGreaterThan(Date.now() + 3_600_000);
      const visitor = visitorOf(at, random(32), ORIGIN, body.token);
      const { conversation } = (await visitor.start('Hello')).body;
      const second = visitorOf(at, random(32), ORIGIN, body.token);
      const list = await second.ask<ConversationsAnswer>('GET', '/conversations');
      expect(list.body.conversations.map(({ id }) => id)).toEqual([conversation]);
      const known = (await place.contacts()).find(({ external_id: id }) => id === '4711');
      expect(known).toMatchObject({ verified_email: 'mia@example.com', first_name: 'Mia' });
    });

    test('of one site counts on no other', async () => {
      const [one, other] = [await connected(), await connected()];
      const { body } = await ask<SessionAnswer>('POST', 'session', one.sessions, {
        merge_by: ['str::ei'],
        fields: { 'str::ei': '1' },
      });
      const answer = await visitorOf(other.at, random(32), ORIGIN, body.token).ask('GET', '/conversations');
      expect([answer.status, answer.body]).toEqual([401, { problem: 'identityRefused' }]);
    });

    test.each([
      ['nobody', { merge_by: [], fields: {} }],
      ['what is not there', { merge_by: ['str::email'], fields: { 'str::ei': '1' } }],
      ['an address that is none', { merge_by: ['str::email'], fields: { 'str::email': 'mia' } }],
      ['an unknown field', { merge_by: ['str::ei'], fields: { 'str::ei': '1', admin: true } }],
    ])('for %s is refused', async (_, body) => {
      const { sessions } = await connected();
      expect(await ask('POST', 'session', sessions, body)).toMatchObject({
        status: 400,
        body: { problem: 'invalid' },
      });
    });
  });
};
