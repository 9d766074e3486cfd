import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { newKey } from '../../talk-server/keys/new-key.ts';
import { ownerLink } from '../../talk-server/members/owner-link.ts';
import { accept, inboxOf, invited, ownerOf, PASSWORD, type InboxClient } from './inbox-client.ts';
import type { StoreUnderTest } from './log-requests.ts';
import { agentOf, serve, type Served } from './served.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** Who may enter, and what they may do, wherever it is stored. */
export const letsMembersIn = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let served: Served;
  let owner: InboxClient;
  let now = Date.parse('2026-05-04T10:00:00Z');

  beforeAll(async () => {
    place = await openPlace();
    served = await serve(place.store, { now: () => now });
    owner = await ownerOf(served, place.store);
  });
  afterAll(async () => {
    await served?.stop();
    await place.stop();
  });

  const memberNamed = async (name: string): Promise<Listed> => {
    const { body } = await owner.ask<{ members: Listed[] }>('GET', '/members');
    return body.members.find((each) => each.name === name)!;
  };
  const signIn = (client: InboxClient, email: string, more: object = {}) =>
    client.ask('POST', '/sign-in', { email, password: PASSWORD, ...more });

  describe('the first owner', () => {
    test('is signed in by the link of the console, which is used up by it', async () => {
      const { body } = await owner.ask('GET', '/me');
      expect(body).toMatchObject({
        name: 'Olga',
        email: 'olga@example.com',
        role: 'owner',
        hasPassword: true,
      });
      await expect(ownerLink(place.store, served.url)).resolves.toBeNull();
    });

    test('cannot be removed, and cannot step down, while there is no other', async () => {
      const { id } = await memberNamed('Olga');
      for (const change of [{ removed: true }, { role: 'agent' }]) {
        const { status, body } = await owner.ask('PUT', `/members/${id}`, change);
        expect([status, body]).toEqual([400, { problem: 'invalid', field: 'role', reason: 'lastOwner' }]);
      }
    });
  });

  describe('signing in', () => {
    test('takes the password and whatever case the address has, and nothing else', async () => {
      const client = inboxOf(served);
      expect((await signIn(client, 'OLGA@example.com')).status).toBe(204);
      expect((await client.ask('GET', '/me')).status).toBe(200);
      const wrong = await signIn(inboxOf(served), 'olga@example.com', { password: 'something else' });
      const nobody = await signIn(inboxOf(served), 'nobody@example.com');
      expect([wrong.status, wrong.body]).toEqual([nobody.status, nobody.body]);
      expect(wrong.body).toEqual({ problem: 'forbidden', reason: 'credentials' });
    });

    test('gives a cookie that scripts and other sites do not get', async () => {
      const { headers } = await signIn(inboxOf(served), 'olga@example.com');
      expect(headers.getSetCookie()[0]).toMatch(
        /^talk_session=[\w-]{43}; Path=\/;.*HttpOnly; SameSite=Strict$/,
      );
    });

    test('behind https gives a cookie that is bound to the host', async () => {
      const secure = await serve(place.store, { publicUrl: 'https://talk.example.com' });
      const { headers } = await signIn(inboxOf(secure), 'olga@example.com', {});
      expect(headers.getSetCookie()[0]).toMatch(/^__Host-talk_session=.*; Path=\/;.*; Secure$/);
      await secure.stop();
    });

    test('is slowed down for a guesser, who reads how long to wait', async () => {
      await invited(served, owner, 'agent', 'Guessed');
      const guesser = inboxOf(served);
      let answer = await signIn(guesser, 'guessed@example.com', { password: 'guess number 0' });
      for (let guess = 1; guess <= 10; guess += 1)
        answer = await signIn(guesser, 'guessed@example.com', { password: `guess number ${guess}` });
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      // The right password does not help the guesser now, and other members are not shut out.
      expect((await signIn(guesser, 'guessed@example.com')).status).toBe(429);
      expect((await signIn(inboxOf(served), 'olga@example.com')).status).toBe(204);
    });
  });

  describe('a session', () => {
    test('does nothing for a page of somebody else', async () => {
      for (const headers of [
        { 'Sec-Fetch-Site': 'cross-site' },
        { 'Sec-Fetch-Site': 'same-site' },
        { 'Sec-Fetch-Site': 'none' },
      ] as Record<string, string>[])
        expect((await owner.ask('PUT', '/me', { name: 'Evil' }, headers)).status).toBe(403);
      expect((await owner.ask('GET', '/me')).body).toMatchObject({ name: 'Olga' });
    });

    test('opens no socket for a page of somebody else', async () => {
      const closed = (origin?: string) =>
        new Promise<number>((resolve) => {
          const socket = owner.socket(origin);
          socket.on('open', () => socket.send(JSON.stringify({ t: 'hello', secret: 'session', have: {} })));
          socket.on('message', () => socket.close(1000));
          socket.on('close', resolve);
        });
      expect(await closed('https://evil.example')).toBe(4403);
      expect(await closed()).toBe(1005 - 5);
    });

    test('is listed, and ended from another device', async () => {
      const phone = inboxOf(served);
      await signIn(phone, 'olga@example.com');
      const { body } = await phone.ask<{ sessions: { id: string; current: boolean }[] }>(
        'GET',
        '/me/sessions',
      );
      const current = body.sessions.find((each) => each.current)!;
      expect(JSON.stringify(body)).not.toContain('hash');
      expect((await owner.ask('DELETE', `/me/sessions/${current.id}`)).status).toBe(204);
      expect((await phone.ask('GET', '/me')).status).toBe(403);
      expect((await owner.ask('GET', '/me')).status).toBe(200);
    });

    test('ends at sign-out, and when nobody has used it for two weeks', async () => {
      const client = inboxOf(served);
      await signIn(client, 'olga@example.com');
      const stolen = inboxOf(served);
      await signIn(stolen, 'olga@example.com');
      await client.ask('POST', '/sign-out');
      expect((await client.ask('GET', '/me')).status).toBe(403);
      const before = now;
      now += 15 * 24 * 60 * 60 * 1000;
      expect((await stolen.ask('GET', '/me')).status).toBe(403);
      now = before;
    });

    test('ends where the password is changed elsewhere', async () => {
      const desk = await invited(served, owner, 'agent', 'Petra');
      const phone = inboxOf(served);
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
      const client = await invited(served, owner, 'agent', 'Tina');
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
      const right = codeAt(now);
      expect((await confirm(right === '000000' ? '000001' : '000000')).status).toBe(400);
      const { recoveryCodes } = (await confirm(right)).body;
      expect(recoveryCodes).toHaveLength(10);

      const fresh = () => signIn(inboxOf(served), 'tina@example.com');
      expect((await fresh()).body).toEqual({ problem: 'forbidden', reason: 'codeNeeded' });
      const withCode = (code: string) => signIn(inboxOf(served), 'tina@example.com', { code });
      expect((await withCode(right)).body).toEqual({ problem: 'forbidden', reason: 'codeWrong' });
      now += 30_000;
      const next = codeAt(now);
      expect((await withCode(next)).status).toBe(204);
      expect((await withCode(next)).body).toEqual({ problem: 'forbidden', reason: 'codeWrong' });
      expect((await withCode(` ${recoveryCodes[3]!.toUpperCase()} `)).status).toBe(204);
      expect((await withCode(recoveryCodes[3]!)).status).toBe(403);
    });

    test('is not replaced by a link for a new password', async () => {
      const { id } = await memberNamed('Tina');
      const { body } = await owner.ask<{ link: string }>('POST', `/members/${id}/password-link`);
      const client = inboxOf(served);
      expect((await accept(client, body.link, 'Tina', 'tina@example.com')).body).toEqual({ signedIn: false });
      expect((await client.ask('GET', '/me')).status).toBe(403);
    });
  });

  describe('an invitation', () => {
    test('makes a member with its role, once', async () => {
      const { body } = await owner.ask<{ link: string }>('POST', '/invitations', {
        email: 'Mia@example.com',
        role: 'agent',
      });
      expect(body.link).toMatch(new RegExp(`^${served.url}/inbox/welcome#[\\w-]{43}$`));
      const mia = inboxOf(served);
      await accept(mia, body.link, 'Mia', 'mia@example.com');
      expect((await mia.ask('GET', '/me')).body).toMatchObject({
        role: 'agent',
        powers: ['answer', 'replies'],
      });
      expect((await accept(inboxOf(served), body.link, 'Eve', 'eve@example.com')).status).toBe(404);
    });

    test('can be withdrawn, and is listed without its secret', async () => {
      const { body } = await owner.ask<{ link: string }>('POST', '/invitations', {
        email: 'late@example.com',
        role: 'agent',
      });
      const listed = (
        await owner.ask<{ invitations: { id: string; email: string }[] }>('GET', '/invitations')
      ).body;
      expect(JSON.stringify(listed)).not.toContain(body.link.split('#')[1]);
      const { id } = listed.invitations.find((each) => each.email === 'late@example.com')!;
      await owner.ask('DELETE', `/invitations/${id}`);
      expect((await accept(inboxOf(served), body.link, 'Late', 'late@example.com')).status).toBe(404);
    });

    test('does not take the address of another member', async () => {
      const { body } = await owner.ask<{ link: string }>('POST', '/invitations', {
        email: 'new@example.com',
        role: 'agent',
      });
      const answer = await accept(inboxOf(served), body.link, 'New', 'OLGA@example.com');
      expect(answer.body).toEqual({ problem: 'invalid', field: 'email', reason: 'taken' });
    });
  });

  describe('roles', () => {
    test('keep agents from what is not theirs, and admins from owners', async () => {
      const agent = await invited(served, owner, 'agent', 'Ada');
      const admin = await invited(served, owner, 'admin', 'Adam');
      const { id: olga } = await memberNamed('Olga');
      const { id: ada } = await memberNamed('Ada');
      const asks = [
        ['POST', '/invitations', { email: 'x@example.com', role: 'agent' }],
        ['GET', '/invitations', undefined],
        ['PUT', `/members/${ada}`, { role: 'admin' }],
        ['POST', `/members/${olga}/password-link`, undefined],
        ['POST', '/keys', { name: 'x' }],
        ['GET', '/keys', undefined],
        ['PUT', '/teams/t', { name: 'T', hours: null, members: [] }],
        ['POST', '/sites', { name: 'x', origins: ['https://x.example'] }],
        ['GET', '/audit', undefined],
      ] as const;
      for (const [method, path, body] of asks) {
        const answer = await agent.ask(method, path, body);
        expect([path, answer.status, answer.body]).toEqual([
          path,
          403,
          { problem: 'forbidden', reason: 'role' },
        ]);
      }
      for (const [method, path, body] of [
        ['PUT', `/members/${olga}`, { role: 'agent' }],
        ['PUT', `/members/${ada}`, { role: 'owner' }],
        ['POST', `/members/${olga}/password-link`, undefined],
        ['POST', '/invitations', { email: 'y@example.com', role: 'owner' }],
      ] as const)
        expect([path, (await admin.ask(method, path, body)).status]).toEqual([path, 403]);
      expect((await admin.ask('PUT', `/members/${ada}`, { role: 'admin' })).status).toBe(204);
    });

    test('that are taken away end at the next request, and a removed member is out at once', async () => {
      const gone = await invited(served, owner, 'admin', 'Gone');
      const { body } = await gone.ask<{ key: string }>('POST', '/keys', { name: 'script' });
      const keyed = agentOf({ ...served, agentKey: body.key });
      expect((await keyed.ask('GET', '/sites')).status).toBe(200);
      const { id } = await memberNamed('Gone');
      await owner.ask('PUT', `/members/${id}`, { removed: true });
      expect((await gone.ask('GET', '/me')).status).toBe(403);
      expect((await keyed.ask('GET', '/sites')).status).toBe(403);
      expect((await signIn(inboxOf(served), 'gone@example.com')).status).toBe(403);
    });
  });

  test('a key is shown once, stored as its hash, works for its member, and stops when it is removed', async () => {
    const { body } = await owner.ask<{ key: string }>('POST', '/keys', { name: 'Reports' });
    const keyed = agentOf({ ...served, agentKey: body.key });
    expect((await keyed.ask('GET', '/sites')).status).toBe(200);
    const listed = (await owner.ask<{ keys: { id: string; name: string }[] }>('GET', '/keys')).body;
    expect(JSON.stringify(listed)).not.toContain(body.key);
    await owner.ask('DELETE', `/keys/${listed.keys.find(({ name }) => name === 'Reports')!.id}`);
    expect((await keyed.ask('GET', '/sites')).status).toBe(403);
  });

  test('keys of programs and hosts are listed with those of members, with what they may do, and are removed alike', async () => {
    const [site] = await place.store.directory.sites();
    const { secret, key } = newKey({ name: 'Host', scopes: ['settings:write'], site: site!.id }, 1);
    await place.store.keys.addApiKey(key);
    const listed = (await owner.ask<{ keys: { id: string }[] }>('GET', '/keys')).body;
    const { hash: _, ...shown } = key;
    expect(listed.keys).toContainEqual(shown);
    const settings = () =>
      fetch(`${served.url}/v1/talk/settings`, { headers: { 'X-Api-Key': secret } }).then(
        ({ status }) => status,
      );
    expect(await settings()).toBe(200);
    expect((await agentOf({ ...served, agentKey: secret }).ask('GET', '/sites')).status).toBe(403);
    await owner.ask('DELETE', `/keys/${key.id}`);
    expect(await settings()).toBe(403);
  });

  test('teams are saved with members and hours, and refused with the field that is wrong', async () => {
    const { id } = await memberNamed('Olga');
    const hours = { zone: 'Europe/Berlin', rows: [{ days: [1, 2], from: '09:00', to: '17:00' }], closed: [] };
    await owner.ask('PUT', '/teams/sales', { name: 'Sales', hours, members: [id] });
    expect((await owner.ask('GET', '/teams')).body).toEqual({
      teams: [{ id: 'sales', name: 'Sales', hours, members: [id] }],
    });
    const wrong = (body: object) =>
      owner.ask('PUT', '/teams/sales', { name: 'S', hours, members: [id], ...body });
    expect((await wrong({ hours: { ...hours, zone: 'Mars/Olympus' } })).body).toMatchObject({
      field: 'hours',
    });
    expect((await wrong({ members: ['nobody'] })).body).toMatchObject({ field: 'members' });
    await owner.ask('DELETE', '/teams/sales');
    expect((await owner.ask('GET', '/teams')).body).toEqual({ teams: [] });
  });

  test('a site is added with a tracking key of its own, and changed', async () => {
    const { body } = await owner.ask<{ id: string; trackingKey: string }>('POST', '/sites', {
      name: 'Lamps',
      origins: ['https://lamps.example'],
    });
    await owner.ask('PUT', `/sites/${body.id}`, { name: 'Lamps 2', origins: ['https://lamps2.example'] });
    await expect(place.store.directory.siteOf(body.trackingKey)).resolves.toEqual({
      id: body.id,
      name: 'Lamps 2',
      trackingKey: body.trackingKey,
      origins: ['https://lamps2.example'],
    });
    const wrong = await owner.ask('POST', '/sites', { name: 'X', origins: ['javascript:alert(1)'] });
    expect([wrong.status, wrong.body]).toMatchObject([400, { field: 'origins.0' }]);
  });

  test('what was done is in the audit trail, with who, and without a secret', async () => {
    const { body } = await owner.ask<{
      entries: { action: string; subject: string; member: string | null }[];
    }>('GET', '/audit');
    const { id } = await memberNamed('Olga');
    expect(body.entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'invited', subject: 'mia@example.com', member: id }),
        expect.objectContaining({ action: 'memberRemoved', subject: 'Gone', member: id }),
        expect.objectContaining({ action: 'keyMade', subject: 'Reports', member: id }),
      ]),
    );
    expect(JSON.stringify(body)).not.toContain(PASSWORD);
  });
};
