import { describe, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { ownerLink } from '../../../talk-server/members/owner-link.ts';
import { within } from '../../patience.ts';
import { administers } from './administration-contract.ts';
import { accept, inboxOf, invited, PASSWORD } from '../inbox/inbox-client.ts';
import { InboxUnderTest, signIn } from './inbox-under-test.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { serve } from '../served.ts';

const letsIn = (inbox: InboxUnderTest): void => {
  const { memberNamed } = inbox;

  describe('the first owner', () => {
    test('is signed in by the link of the console, which is used up by it', async () => {
      const { body } = await inbox.owner.ask('GET', '/me');
      expect(body).toMatchObject({
        name: 'Olga',
        email: 'olga@example.com',
        role: 'owner',
        hasPassword: true,
      });
      await expect(ownerLink(inbox.place.store, inbox.served.url)).resolves.toBeNull();
    });

    test('cannot be removed, and cannot step down, while there is no other', async () => {
      const { id } = await memberNamed('Olga');
      for (const change of [{ removed: true }, { role: 'agent' }]) {
        const { status, body } = await inbox.owner.ask('PUT', `/members/${id}`, change);
        expect([status, body]).toEqual([400, { problem: 'invalid', field: 'role', reason: 'lastOwner' }]);
      }
    });
  });

  describe('signing in', () => {
    test('takes the password and whatever case the address has, and nothing else', async () => {
      const client = inboxOf(inbox.served);
      expect((await signIn(client, 'OLGA@example.com')).status).toBe(204);
      expect((await client.ask('GET', '/me')).status).toBe(200);
      const wrong = await signIn(inboxOf(inbox.served), 'olga@example.com', { password: 'something else' });
      const nobody = await signIn(inboxOf(inbox.served), 'nobody@example.com');
      expect([wrong.status, wrong.body]).toEqual([nobody.status, nobody.body]);
      expect(wrong.body).toEqual({ problem: 'forbidden', reason: 'credentials' });
    });

    test('gives a cookie that scripts and other sites do not get', async () => {
      const { headers } = await signIn(inboxOf(inbox.served), 'olga@example.com');
      expect(headers.getSetCookie()[0]).toMatch(
        /^talk_session=[\w-]{43}; Path=\/;.*HttpOnly; SameSite=Strict$/,
      );
    });

    test('behind https gives a cookie that is bound to the host', async () => {
      const secure = await serve(inbox.place.store, { publicUrl: 'https://talk.example.com' });
      const { headers } = await signIn(inboxOf(secure), 'olga@example.com', {});
      expect(headers.getSetCookie()[0]).toMatch(/^__Host-talk_session=.*; Path=\/;.*; Secure$/);
      await secure.stop();
    });

    test('is slowed down for a guesser, who reads how long to wait', async () => {
      await invited(inbox.served, inbox.owner, 'agent', 'Guessed');
      const guesser = inboxOf(inbox.served);
      let answer = await signIn(guesser, 'guessed@example.com', { password: 'guess number 0' });
      for (let guess = 1; guess <= 10; guess += 1)
        answer = await signIn(guesser, 'guessed@example.com', { password: `guess number ${guess}` });
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      // The right password does not help the guesser now, and other members are not shut out.
      expect((await signIn(guesser, 'guessed@example.com')).status).toBe(429);
      expect((await signIn(inboxOf(inbox.served), 'olga@example.com')).status).toBe(204);
    });
  });

  describe('a session', () => {
    test('does nothing for a page of somebody else', async () => {
      for (const headers of [
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
        { 'Sec-Fetch-Site': 'none' },
      ] as Record<string, string>[])
        expect((await inbox.owner.ask('PUT', '/me', { name: 'Evil' }, headers)).status).toBe(403);
      expect((await inbox.owner.ask('GET', '/me')).body).toMatchObject({ name: 'Olga' });
    });

    test('opens no socket for a page of somebody else', async () => {
      const codeFrom = (origin?: string) =>
        new Promise<number>((resolve) => {
          const socket = inbox.owner.socket(origin);
          socket.on('open', () => socket.send(JSON.stringify({ t: 'hello', secret: 'session', have: {} })));
          socket.on('message', () => socket.close(1000));
          socket.on('close', resolve);
        });
      const closed = (origin?: string) => within('a socket to be closed', codeFrom(origin));
      expect(await closed('https://evil.example')).toBe(4403);
      expect(await closed()).toBe(1005 - 5);
    });

    test('is listed, and ended from another device', async () => {
      const phone = inboxOf(inbox.served);
      await signIn(phone, 'olga@example.com');
      const { body } = await phone.ask<{ sessions: { id: string; current: boolean }[] }>(
        'GET',
        '/me/sessions',
      );
      const current = body.sessions.find((each) => each.current)!;
      expect(JSON.stringify(body)).not.toContain('hash');
      expect((await inbox.owner.ask('DELETE', `/me/sessions/${current.id}`)).status).toBe(204);
      expect((await phone.ask('GET', '/me')).status).toBe(403);
      expect((await inbox.owner.ask('GET', '/me')).status).toBe(200);
    });

    test('ends at sign-out, and when nobody has used it for two weeks', async () => {
      const client = inboxOf(inbox.served);
      await signIn(client, 'olga@example.com');
      const stolen = inboxOf(inbox.served);
      await signIn(stolen, 'olga@example.com');
      await client.ask('POST', '/sign-out');
      expect((await client.ask('GET', '/me')).status).toBe(403);
      const before = inbox.now;
      inbox.now += 15 * 24 * 60 * 60 * 1000;
      expect((await stolen.ask('GET', '/me')).status).toBe(403);
      inbox.now = before;
    });

    test('ends where the password is changed elsewhere', async () => {
      const desk = await invited(inbox.served, inbox.owner, 'agent', 'Petra');
      const phone = inboxOf(inbox.served);
      await signIn(phone, 'petra@example.com');
      const refused = await desk.ask('POST', '/me/password', {
        password: 'not mine',
        next: 'another long one',
      });
      expect(refused.body).toEqual({ problem: 'invalid', field: 'password', reason: 'wrong' });
      await desk.ask('POST', '/me/password', { password: PASSWORD, next: 'another long one' });
      expect((await phone.ask('GET', '/me')).status).toBe(403);
      expect((await desk.ask('GET', '/me')).status).toBe(200);
      expect((await signIn(phone, 'petra@example.com')).status).toBe(403);
      expect((await signIn(phone, 'petra@example.com', { password: 'another long one' })).status).toBe(204);
    });
  });

  describe('the second code', () => {
    test('is asked for once it is set up, is good once, and a recovery code replaces it once', async () => {
      const client = await invited(inbox.served, inbox.owner, 'agent', 'Tina');
      const { body: made } = await client.ask<{ secret: string; uri: string }>('POST', '/me/totp');
      expect(made.uri).toMatch(/^otpauth:\/\/totp\/Talk:tina/);
      const codeAt = (at: number) =>
        new TOTP({ secret: Secret.fromBase32(made.secret) }).generate({ timestamp: at });
      const confirm = (code: string) =>
        client.ask<{ recoveryCodes: string[] }>('POST', '/me/totp/confirm', {
          secret: made.secret,
          code,
          password: PASSWORD,
        });
      const right = codeAt(inbox.now);
      expect((await confirm(right === '000000' ? '000001' : '000000')).status).toBe(400);
      const { recoveryCodes } = (await confirm(right)).body;
      expect(recoveryCodes).toHaveLength(10);

      const fresh = () => signIn(inboxOf(inbox.served), 'tina@example.com');
      expect((await fresh()).body).toEqual({ problem: 'forbidden', reason: 'codeNeeded' });
      const withCode = (code: string) => signIn(inboxOf(inbox.served), 'tina@example.com', { code });
      expect((await withCode(right)).body).toEqual({ problem: 'forbidden', reason: 'codeWrong' });
      inbox.now += 30_000;
      const next = codeAt(inbox.now);
      expect((await withCode(next)).status).toBe(204);
      expect((await withCode(next)).body).toEqual({ problem: 'forbidden', reason: 'codeWrong' });
      expect((await withCode(` ${recoveryCodes[3]!.toUpperCase()} `)).status).toBe(204);
      expect((await withCode(recoveryCodes[3]!)).status).toBe(403);
    });

    test('is not replaced by a link for a new password', async () => {
      const { id } = await memberNamed('Tina');
      const { body } = await inbox.owner.ask<{ link: string }>('POST', `/members/${id}/password-link`);
      const client = inboxOf(inbox.served);
      expect((await accept(client, body.link, 'Tina', 'tina@example.com')).body).toEqual({ signedIn: false });
      expect((await client.ask('GET', '/me')).status).toBe(403);
    });
  });
};

/** Who may enter, and what they may do, wherever it is stored. */
export const letsMembersIn = (openPlace: () => Promise<StoreUnderTest>): void => {
  const inbox = new InboxUnderTest(openPlace);
  letsIn(inbox);
  administers(inbox);
};
