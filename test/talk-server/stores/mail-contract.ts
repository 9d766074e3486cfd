import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { pino } from 'pino';
import type { MailSettings } from '../../../talk-server/mail/mailing.ts';
import { PostOffice } from '../../../talk-server/mail/post-office.ts';
import { invited, ownerOf, PASSWORD, type InboxClient } from '../inbox/inbox-client.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { claimsFor, tokenOf } from '../identity-tokens.ts';
import { startPostbox, tokenIn, type Postbox } from '../postbox.ts';
import { ORIGIN, random, serve, visitorOf, type Served } from '../served.ts';
import { setRules } from '../settings-of.ts';

const MINUTE = 60_000;

/** What visitors get by mail, wherever it is planned. */
export const sendsMails = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let served: Served;
  let tom: InboxClient;
  let postbox: Postbox;
  let now = Date.parse('2026-05-04T10:00:00Z');
  const offices: PostOffice[] = [];

  const officeWith = (more: Partial<MailSettings> = {}): PostOffice => {
    const office = new PostOffice({
      store: place.store.mail,
      settings: async () => ({
        server: postbox.address,
        from: 'Lamps <hello@lamps.example>',
        transcript: true,
        publicUrl: 'https://talk.example.com/chat',
        ...more,
      }),
      local: true,
      now: () => now,
      fault: () => undefined,
    });
    offices.push(office);
    return office;
  };
  let office: PostOffice;

  beforeAll(async () => {
    place = await openPlace();
    served = await serve(place.store, { logger: pino({ level: 'silent' }), now: () => now });
    tom = await ownerOf(served, place.store);
    postbox = await startPostbox();
    office = officeWith();
  });
  afterAll(async () => {
    for (const each of offices) each.close();
    await postbox?.stop();
    await served?.stop();
    await place.stop();
  });
  beforeEach(() => {
    postbox.empty();
  });

  const started = async (email: string, text = 'Do you ship?') => {
    const visitor = visitorOf(served);
    const { body } = await visitor.start(text, random(16), { email, firstName: 'Mia' });
    return { visitor, id: body.conversation };
  };
  /** Asks as the page does that a mail's link leads to. */
  const ask = (method: string, path: string, body?: object, secret = '') =>
    fetch(`${served.url}/v1/continue${path}`, {
      method,
      headers: {
        ...(secret && { Authorization: `Bearer ${secret}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  /** After days that passed in a moment. */
  const signInAgain = () => tom.ask('POST', '/sign-in', { email: 'olga@example.com', password: PASSWORD });
  const later = async (minutes: number): Promise<void> => {
    now += minutes * MINUTE;
    await office.work();
  };

  test('an answer that is not read within two minutes is mailed once, with all that was not read', async () => {
    const { id } = await started('mia@example.com');
    await tom.add(id, 'message', { text: 'Yes, we do.' });
    await tom.add(id, 'note', { text: 'Internal' });
    await tom.add(id, 'message', { text: 'Four to six days.' });
    await later(1);
    expect(await postbox.mails()).toEqual([]);
    await Promise.all([later(2), officeWith().work()]);
    expect(await postbox.mails()).toHaveLength(1);
    const [mail] = (await postbox.mails()) as [ParsedMail];
    expect(mail.subject).toBe('Olga answered you: My site');
    expect(mail.text).toContain('Olga:\n\n  Yes, we do.'.replace('\n\n', '\n'));
    expect(mail.text).toContain('  Four to six days.');
    expect(mail.text).not.toContain('Internal');
    expect(mail.text).toMatch(/https:\/\/talk\.example\.com\/chat\/continue#[\w-]{43}\n/);
    expect(mail.replyTo).toBeUndefined();
    expect(mail.from!.text).toBe('"Lamps" <hello@lamps.example>');
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    await later(10);
    expect(await postbox.mails()).toHaveLength(1);
    await tom.add(id, 'message', { text: 'Still interested?' });
    await later(3);
    expect(await postbox.mails()).toHaveLength(2);
    expect((await postbox.mails())[1]!.text).not.toContain('Yes, we do.');
  });

  test('what is read in time, and what nobody gave an address for, is not mailed', async () => {
    const { id, visitor } = await started('reader@example.com');
    await tom.add(id, 'message', { text: 'Yes' });
    await visitor.ask('POST', `/conversations/${id}/read`, { seq: 2 });
    const silent = visitorOf(served);
    const { conversation } = (await silent.start('Hi')).body;
    await tom.add(conversation, 'message', { text: 'Hello' });
    await later(5);
    expect(await postbox.mails()).toEqual([]);
  });

  test('a visitor alone causes no mail, whatever address they type, and nor does a program', async () => {
    const { id, visitor } = await started('victim@example.com', 'Buy now at https://evil.example');
    for (let turn = 0; turn < 5; turn += 1) await visitor.send(id, `Again ${turn}`);
    const { body } = await tom.ask<{ key: string }>('POST', '/keys', { name: 'Bot', bot: true });
    await fetch(`${served.url}/v1/agents/conversations/${id}/events`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${body.key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ key: random(16), type: 'message', body: { text: 'Beep' } }),
    });
    await later(5);
    expect(await postbox.mails()).toEqual([]);
  });

  test('one address gets twenty mails in a day, however many conversations it is typed into', async () => {
    for (let turn = 0; turn < 24; turn += 1) {
      const { id } = await started('Flood@Example.com');
      await tom.add(id, 'message', { text: `Answer ${turn}` });
    }
    await later(5);
    expect(await postbox.mails()).toHaveLength(20);
  });

  test('a mail that is refused is tried again later, and arrives once', async () => {
    const { id } = await started('later@example.com');
    await tom.add(id, 'message', { text: 'Try me' });
    postbox.setRefusing(true);
    await later(3);
    postbox.setRefusing(false);
    await office.work();
    expect(await postbox.mails()).toEqual([]);
    await later(3);
    await later(30);
    expect(await postbox.mails()).toHaveLength(1);
  });

  test('what people write ends no header and starts no mail of its own', async () => {
    const agent = await invited(served, tom, 'agent', 'Eve');
    await agent.ask('PUT', '/me', { name: 'Eve\r\nBcc: x@example.com' });
    const { id } = await started('careful@example.com');
    await agent.add(id, 'message', { text: 'Hi\r\n.\r\nMAIL FROM:<x@example.com>\n\u202Eevil' });
    await later(3);
    const [mail] = (await postbox.mails()) as [ParsedMail];
    expect(mail.subject).toBe('Eve Bcc: x@example.com answered you: My site');
    expect(mail.bcc).toBeUndefined();
    expect(await postbox.mails()).toHaveLength(1);
  });

  test('the link opens its conversation once, after a press, for reading and answering, and no other one', async () => {
    const { id, visitor } = await started('linked@example.com', 'Private');
    const other = await started('other@example.com', 'Not yours');
    await tom.add(id, 'message', { text: 'Answer by the link' });
    await later(3);
    const token = /continue#([\w-]{43})/.exec((await postbox.mails())[0]!.text!)![1]!;
    // Whatever looks at the link without pressing the button spends nothing.
    await fetch(`${served.url}/continue`);
    expect((await ask('GET', '/events', undefined, token)).status).toBe(403);
    const opened = await ask('POST', '/open', { token });
    const { secret } = (await opened.json()) as { secret: string };
    expect((await ask('POST', '/open', { token })).status).toBe(404);
    const page = JSON.stringify(await (await ask('GET', '/events', undefined, secret)).json());
    expect(page).toContain('Private');
    expect(page).toContain('Olga');
    expect(page).not.toContain('Not yours');
    const key = random(16);
    const answers = await Promise.all(
      [1, 2].map(() => ask('POST', '/events', { key, text: 'By mail' }, secret)),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 201]);
    const seen = await visitor.ask('GET', `/conversations/${id}/events?after=0`);
    expect(JSON.stringify(seen.body)).toContain('By mail');
    // Who has the link may write no more than any visitor.
    const flood = await Promise.all(
      Array.from({ length: 100 }, () => ask('POST', '/read', { seq: 1 }, secret)),
    );
    const refused = flood.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers } of refused) expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
    expect((await ask('GET', '/events', undefined, secret)).status).toBe(200);
    now += 31 * 24 * 60 * MINUTE;
    expect((await ask('GET', '/events', undefined, secret)).status).toBe(403);
    expect(other.id).not.toBe(id);
    await signInAgain();
  });

  test('case 26: a link writes where verification is required only if a host has proved whose its address is', async () => {
    const { site } = served;
    const signing = await place.store.identities.ensureIdentityKey(site.id, random(32), 0);
    const signedIn = (person: object) =>
      visitorOf(served, random(32), ORIGIN, tokenOf(claimsFor(site.trackingKey, person, now), signing));
    const linked = async (visitor: ReturnType<typeof visitorOf>, email?: string) => {
      postbox.empty();
      const { body } = await visitor.start('Hello', random(16), email === undefined ? {} : { email });
      await tom.add(body.conversation, 'message', { text: 'An answer' });
      await later(3);
      const opened = await ask('POST', '/open', { token: tokenIn((await postbox.mails())[0]!) });
      const { secret } = (await opened.json()) as { secret: string };
      return async (text: string, key = random(16)) => {
        const answer = await ask('POST', '/events', { key, text }, secret);
        const { problem, field } = (await answer.json()) as { problem?: string; field?: string };
        return [answer.status, ...[problem, field].filter(Boolean)];
      };
    };
    const [stranger, typed, proved] = [
      await linked(visitorOf(served), 'stranger@example.com'),
      await linked(signedIn({ sub: 'typed' }), 'typed@example.com'),
      await linked(signedIn({ sub: 'proved', email: 'proved@example.com' })),
    ];
    const key = random(16);
    expect(await stranger('Before', key)).toEqual([201]);
    await setRules(place.store, site.id, { verification: 'required' });
    expect(await stranger('Before', key)).toEqual([200]);
    expect(await stranger('After')).toEqual([403, 'identityNeeded']);
    expect(await typed('After')).toEqual([403, 'identityNeeded']);
    expect(await proved('After')).toEqual([201]);
    await setRules(place.store, site.id, { visitors: { consent: { url: '', required: true } } });
    expect(await proved('And now')).toEqual([400, 'detailsNeeded', 'consent']);
    await setRules(place.store, site.id, {});
    expect(await stranger('Again')).toEqual([201]);
  });

  test('a link is too old after a week', async () => {
    const { id } = await started('old@example.com');
    await tom.add(id, 'message', { text: 'Hello' });
    await later(3);
    const token = /continue#([\w-]{43})/.exec((await postbox.mails())[0]!.text!)![1]!;
    now += 8 * 24 * 60 * MINUTE;
    const opened = await fetch(`${served.url}/v1/continue/open`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    expect(opened.status).toBe(404);
    await signInAgain();
  });

  test('a closed conversation is mailed where the owner wants that, without notes', async () => {
    const { id, visitor } = await started('transcript@example.com', 'Where is it?');
    await tom.add(id, 'message', { text: 'On its way' });
    await visitor.ask('POST', `/conversations/${id}/read`, { seq: 2 });
    await tom.add(id, 'note', { text: 'Angry' });
    await tom.add(id, 'status', { status: 'closed' });
    await office.work();
    expect(await postbox.mails()).toHaveLength(1);
    const [{ subject, text }] = (await postbox.mails()) as [ParsedMail];
    expect(subject).toBe('Your conversation with My site');
    expect(text).toContain('You:\n  Where is it?');
    expect(text).toContain('Olga:\n  On its way');
    expect(text).not.toContain('Angry');
  });
};
