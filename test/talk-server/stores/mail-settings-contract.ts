import { createServer, type AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { isSealed } from '../../../core/sealed/index.ts';
import { MAIL_TESTS } from '../../../talk-server/http/inbox/mail-routes.ts';
import type { ServerParts } from '../../../talk-server/http/app.ts';
import { Mailing, NO_MAIL, type ShownMail } from '../../../talk-server/mail/mailing.ts';
import { PostOffice } from '../../../talk-server/mail/post-office.ts';
import { sealedStore } from '../../../talk-server/storage/sealed.ts';
import type { Store } from '../../../talk-server/storage/store.ts';
import { eventually } from '../../patience.ts';
import { inboxOf, invited, ownerOf, PASSWORD, type InboxClient } from '../inbox/inbox-client.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { startPostbox, type Postbox } from '../postbox.ts';
import { random, serve, visitorOf, type Served } from '../served.ts';

const MINUTE = 60_000;
const PUBLIC = 'http://talk.example.com';
const SECRET = 'a password that nobody reads';
const ACCOUNT = { user: 'lamps', password: SECRET };
const SENDER = { name: 'Lamps', address: 'hello@lamps.example' };

/** A server as somebody enters it. */
const entered = (more: object = {}) => ({
  host: '127.0.0.1',
  port: 2525,
  tls: 'off',
  user: ACCOUNT.user,
  ...more,
});

/** A port of this machine at which nobody listens. */
const closedPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** How mails are sent where it is set in the inbox, wherever it is stored. */
export const setsMail = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let store: Store;
  let served: Served;
  let owner: InboxClient;
  let agent: InboxClient;
  let postbox: Postbox;
  let now = Date.parse('2026-05-04T10:00:00Z');
  /** All that the server wrote into its log. */
  let logged = '';
  const logger = pino(
    { level: 'debug' },
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        logged += String(chunk);
        done();
      },
    }),
  );
  const others: Served[] = [];
  const withParts = async (more: Partial<ServerParts>): Promise<InboxClient> => {
    const other = await serve(store, { logger, now: () => now, publicUrl: PUBLIC, local: true, ...more });
    others.push(other);
    const client = inboxOf(other);
    await client.ask('POST', '/sign-in', { email: 'olga@example.com', password: PASSWORD });
    return client;
  };

  beforeAll(async () => {
    place = await openPlace();
    store = await sealedStore(place.store, [Buffer.alloc(32, 7)]);
    served = await serve(store, { logger, now: () => now, publicUrl: PUBLIC, local: true, encrypts: true });
    owner = await ownerOf(served, store);
    agent = await invited(served, owner, 'agent', 'Ann');
    postbox = await startPostbox({ account: ACCOUNT });
  });
  afterAll(async () => {
    for (const other of others) await other.stop();
    await postbox?.stop();
    await served?.stop();
    await place.stop();
  });
  beforeEach(() => postbox.empty());

  const server = (more: object = {}) => entered({ port: postbox.port, ...more });
  const set = (body: object, client = owner) => client.ask('PUT', '/mail', body);
  const whole = () => ({ server: server(), password: SECRET, sender: SENDER });
  const shown = async (client = owner): Promise<ShownMail> =>
    (await client.ask<ShownMail>('GET', '/mail')).body;
  const tested = async (client = owner) => (await client.ask<{ outcome: string }>('POST', '/mail/test')).body;

  test('nothing is set at first, and no mail is sent', async () => {
    expect(await shown()).toEqual({
      server: null,
      hasPassword: false,
      sender: { name: '', address: '' },
      transcript: false,
      fixed: [],
      hasAddress: true,
      encrypts: true,
    });
    expect((await owner.ask('POST', '/mail/test')).status).toBe(404);
  });

  test('an answer to who is away goes by what was set, without a restart, and nobody gets one of days ago', async () => {
    const ask = async (email: string): Promise<void> => {
      const { body } = await visitorOf(served).start('Do you ship?', random(16), { email });
      await owner.add(body.conversation, 'message', { text: 'Yes, we do.' });
    };
    await ask('old@example.com');
    now += 3 * 24 * 60 * MINUTE;
    await ask('new@example.com');
    now += 3 * MINUTE;
    expect((await set(whole())).status).toBe(204);
    const office = new PostOffice({
      store: store.mail,
      settings: () => new Mailing(store.mailSettings, NO_MAIL, PUBLIC).settings(),
      local: true,
      now: () => now,
      fault: (error) => {
        throw error;
      },
    });
    await eventually(async () => {
      await office.work();
      return (await postbox.mails()).length > 0;
    }, true);
    office.close();
    const mails = await postbox.mails();
    expect(mails.map(({ to }) => to)).toMatchObject([{ text: 'new@example.com' }]);
    expect(mails[0]).toMatchObject({ from: { text: '"Lamps" <hello@lamps.example>' } });
    expect(mails[0]!.text).toContain(`${PUBLIC}/continue#`);
  });

  test('the password is stored encrypted, and is in no answer, no log and no entry of the activity', async () => {
    await set(whole());
    const [stored] = (await place.store.secrets.storedSecrets()).filter(
      ({ table }) => table === 'mail_settings',
    );
    expect(isSealed(stored!.value)).toBe(true);
    expect(await tested()).toMatchObject({ outcome: 'sent', to: 'olga@example.com' });
    const said = await Promise.all(
      ['/mail', '/audit', '/me', '/members', '/keys'].map((path) => owner.ask('GET', path)),
    );
    expect(said[0]!.body).toMatchObject({ server: server(), hasPassword: true });
    expect(JSON.stringify(said.map(({ body }) => body))).not.toContain(SECRET);
    expect(JSON.stringify(said[1]!.body)).toContain('"mailChanged","subject":"127.0.0.1"');
    expect(logged).toContain('/v1/inbox/mail');
    expect(logged).not.toContain(SECRET);
  });

  test('an agent can neither read nor change it, nor ask for a message', async () => {
    const answers = await Promise.all([
      agent.ask('GET', '/mail'),
      set(whole(), agent),
      agent.ask('DELETE', '/mail'),
      agent.ask('POST', '/mail/test'),
      inboxOf(served).ask('GET', '/mail'),
      owner.ask('PUT', '/mail', whole(), { 'Sec-Fetch-Site': 'cross-site' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
  });

  test('the stored password goes to the server it was entered for, and to no other', async () => {
    await set(whole());
    const other = await startPostbox({ account: ACCOUNT });
    for (const change of [
      { port: other.port },
      { user: 'another' },
      { host: 'localhost' },
      { tls: 'starttls' },
    ])
      expect(await set({ server: server(change) })).toMatchObject({
        status: 400,
        body: { problem: 'invalid', field: 'password', reason: 'again' },
      });
    expect((await set({ server: server(), sender: { ...SENDER, name: 'Chairs' } })).status).toBe(204);
    expect(await tested()).toMatchObject({ outcome: 'sent' });
    expect((await set({ server: server({ port: other.port }), password: SECRET })).status).toBe(204);
    expect(await tested()).toMatchObject({ outcome: 'sent' });
    expect(await other.mails()).toHaveLength(1);
    await other.stop();
  });

  test.each([
    ['server.host', { server: entered({ host: 'smtp.example.com\r\nRCPT TO:<x@y.z>' }) }],
    ['server.host', { server: entered({ host: '' }) }],
    ['server.port', { server: entered({ port: 0 }) }],
    ['server.user', { server: entered({ user: 'a\nb' }) }],
    ['server.tls', { server: entered({ tls: 'maybe' }) }],
    ['password', { server: entered(), password: 'a\r\nb' }],
    ['sender.name', { sender: { ...SENDER, name: 'Lamps\r\nBcc: everybody@example.com' } }],
    ['sender.name', { sender: { ...SENDER, name: 'Lamps\u2028' } }],
    ['sender.address', { sender: { ...SENDER, address: 'a@b.example\r\nBcc: c@d.example' } }],
    ['sender.address', { sender: { ...SENDER, address: 'a@b.example, c@d.example' } }],
    ['sender.address', { sender: { ...SENDER, address: 'Eve <eve@d.example>' } }],
    ['sender.address', { sender: { ...SENDER, address: 'nobody' } }],
    ['sender.reply', { sender: { ...SENDER, reply: 'x' } }],
  ])('what would end a header or is none is refused by its field: %s', async (field, body) => {
    const { status, body: answer } = await set(body);
    expect([status, answer]).toEqual([400, expect.objectContaining({ problem: 'invalid', field })]);
  });

  describe('a test message', () => {
    const outcomeWith = async (more: object, password = SECRET): Promise<string> => {
      expect((await set({ server: server(more), password, sender: SENDER })).status).toBe(204);
      return (await tested()).outcome;
    };

    test('says that it was sent, and goes to who asked for it', async () => {
      expect(await outcomeWith({})).toBe('sent');
      expect(await postbox.mails()).toMatchObject([{ to: { text: 'olga@example.com' } }]);
    });

    test('says what is wrong: the password, the server, its encryption, or what it takes', async () => {
      const closed = await closedPort();
      expect(await outcomeWith({}, 'another password')).toBe('auth');
      expect(await outcomeWith({ port: closed })).toBe('unreachable');
      expect(await outcomeWith({ host: 'no-such-host.invalid', port: 587, tls: 'starttls' })).toBe(
        'unreachable',
      );
      expect(await outcomeWith({ tls: 'starttls' })).toBe('tls');
      expect(await outcomeWith({ tls: 'implicit' })).toBe('tls');
      postbox.setRefusing(true);
      expect(await outcomeWith({})).toBe('refused');
      postbox.setRefusing(false);
    });
  });

  test('the inbox of a server for others leads to no private address, no odd port, and sends no password in the clear', async () => {
    const abroad = await withParts({ local: false });
    const outcomeAt = async (host: string): Promise<string> => {
      expect(
        (await set({ ...whole(), server: server({ host, port: 587, tls: 'starttls' }) }, abroad)).status,
      ).toBe(204);
      return (await tested(abroad)).outcome;
    };
    for (const host of ['127.0.0.1', 'localhost', '10.0.0.1', '169.254.169.254', '::1', '0.0.0.0'])
      expect([host, await outcomeAt(host)]).toEqual([host, 'notPublic']);
    expect(await set({ ...whole(), server: server({ port: 22, tls: 'starttls' }) }, abroad)).toMatchObject({
      status: 400,
      body: { field: 'server.port' },
    });
    expect(await set({ ...whole(), server: server({ port: 25 }) }, abroad)).toMatchObject({
      status: 400,
      body: { field: 'server.tls', reason: 'plain' },
    });
  });

  test('what the environment sets wins, is shown without its password, and cannot be changed', async () => {
    await set({ ...whole(), transcript: true });
    const fixed = await withParts({
      mail: {
        server: `smtp://lamps:${encodeURIComponent(SECRET)}@127.0.0.1:${postbox.port}`,
        from: 'Chairs <chairs@example.com>',
        transcript: false,
      },
    });
    const body = await shown(fixed);
    expect(body).toEqual({
      server: { host: '127.0.0.1', port: postbox.port, tls: 'starttls', user: 'lamps' },
      hasPassword: true,
      sender: { name: 'Chairs', address: 'chairs@example.com' },
      transcript: true,
      fixed: ['server', 'sender'],
      hasAddress: true,
      encrypts: false,
    });
    for (const [part, change] of [
      ['server', { server: server(), password: SECRET }],
      ['sender', { sender: SENDER }],
    ] as const)
      expect(await set(change, fixed)).toMatchObject({
        status: 400,
        body: { problem: 'invalid', field: part, reason: 'environment' },
      });
    expect((await set({ transcript: false }, fixed)).status).toBe(204);
    expect(await tested(fixed)).toMatchObject({ outcome: 'sent' });
    expect(await postbox.mails()).toMatchObject([{ from: { text: '"Chairs" <chairs@example.com>' } }]);
  });

  test('without an address for its links no mail is sent, and it is said', async () => {
    const nowhere = await withParts({ publicUrl: '' });
    expect(await shown(nowhere)).toMatchObject({ hasAddress: false });
    expect((await nowhere.ask('POST', '/mail/test')).status).toBe(404);
    // Nor can messages be asked for without end.
    const statuses: number[] = [];
    while (statuses.length < MAIL_TESTS.points)
      statuses.push((await nowhere.ask('POST', '/mail/test')).status);
    expect([...new Set(statuses)]).toEqual([404, 429]);
  });

  test('who turns mails off deletes the password with the rest', async () => {
    await set(whole());
    expect((await owner.ask('DELETE', '/mail')).status).toBe(204);
    expect(await shown()).toMatchObject({ server: null, hasPassword: false });
    expect(
      (await place.store.secrets.storedSecrets()).filter(({ table }) => table === 'mail_settings'),
    ).toEqual([]);
  });
};
