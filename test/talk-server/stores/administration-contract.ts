import { describe, expect, test } from '@jest/globals';
import { newKey } from '../../../talk-server/keys/new-key.ts';
import { accept, inboxOf, invited, PASSWORD } from '../inbox/inbox-client.ts';
import { signIn, type InboxUnderTest } from './inbox-under-test.ts';
import { agentOf } from '../served.ts';

/** What owners and admins look after: members and what they may do, keys, teams, sites, and the record of it. */
export const administers = (inbox: InboxUnderTest): void => {
  const { memberNamed } = inbox;

  describe('an invitation', () => {
    test('makes a member with its role, once', async () => {
      const { body } = await inbox.owner.ask<{ link: string }>('POST', '/invitations', {
        email: 'Mia@example.com',
        role: 'agent',
      });
      expect(body.link).toMatch(new RegExp(`^${inbox.served.url}/inbox/welcome#[\\w-]{43}$`));
      const mia = inboxOf(inbox.served);
      await accept(mia, body.link, 'Mia', 'mia@example.com');
      expect((await mia.ask('GET', '/me')).body).toMatchObject({
        role: 'agent',
        powers: ['answer', 'replies'],
      });
      expect((await accept(inboxOf(inbox.served), body.link, 'Eve', 'eve@example.com')).status).toBe(404);
    });

    test('can be withdrawn, and is listed without its secret', async () => {
      const { body } = await inbox.owner.ask<{ link: string }>('POST', '/invitations', {
        email: 'late@example.com',
        role: 'agent',
      });
      const listed = (
        await inbox.owner.ask<{ invitations: { id: string; email: string }[] }>('GET', '/invitations')
      ).body;
      expect(JSON.stringify(listed)).not.toContain(body.link.split('#')[1]);
      const { id } = listed.invitations.find((each) => each.email === 'late@example.com')!;
      await inbox.owner.ask('DELETE', `/invitations/${id}`);
      expect((await accept(inboxOf(inbox.served), body.link, 'Late', 'late@example.com')).status).toBe(404);
    });

    test('does not take the address of another member', async () => {
      const { body } = await inbox.owner.ask<{ link: string }>('POST', '/invitations', {
        email: 'new@example.com',
        role: 'agent',
      });
      const answer = await accept(inboxOf(inbox.served), body.link, 'New', 'OLGA@example.com');
      expect(answer.body).toEqual({ problem: 'invalid', field: 'email', reason: 'taken' });
    });
  });

  describe('roles', () => {
    test('keep agents from what is not theirs, and admins from owners', async () => {
      const agent = await invited(inbox.served, inbox.owner, 'agent', 'Ada');
      const admin = await invited(inbox.served, inbox.owner, 'admin', 'Adam');
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
      const gone = await invited(inbox.served, inbox.owner, 'admin', 'Gone');
      const { body } = await gone.ask<{ key: string }>('POST', '/keys', { name: 'script' });
      const keyed = agentOf({ ...inbox.served, agentKey: body.key });
      expect((await keyed.ask('GET', '/sites')).status).toBe(200);
      const { id } = await memberNamed('Gone');
      await inbox.owner.ask('PUT', `/members/${id}`, { removed: true });
      expect((await gone.ask('GET', '/me')).status).toBe(403);
      expect((await keyed.ask('GET', '/sites')).status).toBe(403);
      expect((await signIn(inboxOf(inbox.served), 'gone@example.com')).status).toBe(403);
    });
  });

  test('a key is shown once, stored as its hash, works for its member, and stops when it is removed', async () => {
    const { body } = await inbox.owner.ask<{ key: string }>('POST', '/keys', { name: 'Reports' });
    const keyed = agentOf({ ...inbox.served, agentKey: body.key });
    expect((await keyed.ask('GET', '/sites')).status).toBe(200);
    const listed = (await inbox.owner.ask<{ keys: { id: string; name: string }[] }>('GET', '/keys')).body;
    expect(JSON.stringify(listed)).not.toContain(body.key);
    await inbox.owner.ask('DELETE', `/keys/${listed.keys.find(({ name }) => name === 'Reports')!.id}`);
    expect((await keyed.ask('GET', '/sites')).status).toBe(403);
  });

  test('keys of programs and hosts are listed with those of members, with what they may do, and are removed alike', async () => {
    const [site] = await inbox.place.store.directory.sites();
    const { secret, key } = newKey({ name: 'Host', scopes: ['settings:write'], site: site!.id }, 1);
    await inbox.place.store.keys.addApiKey(key);
    const listed = (await inbox.owner.ask<{ keys: { id: string }[] }>('GET', '/keys')).body;
    const { hash: _, ...shown } = key;
    expect(listed.keys).toContainEqual(shown);
    const settings = () =>
      fetch(`${inbox.served.url}/v1/talk/settings`, { headers: { 'X-Api-Key': secret } }).then(
        ({ status }) => status,
      );
    expect(await settings()).toBe(200);
    expect((await agentOf({ ...inbox.served, agentKey: secret }).ask('GET', '/sites')).status).toBe(403);
    await inbox.owner.ask('DELETE', `/keys/${key.id}`);
    expect(await settings()).toBe(403);
  });

  test('teams are saved with members and hours, and refused with the field that is wrong', async () => {
    const { id } = await memberNamed('Olga');
    const hours = { zone: 'Europe/Berlin', rows: [{ days: [1, 2], from: '09:00', to: '17:00' }], closed: [] };
    await inbox.owner.ask('PUT', '/teams/sales', { name: 'Sales', hours, members: [id] });
    expect((await inbox.owner.ask('GET', '/teams')).body).toEqual({
      teams: [{ id: 'sales', name: 'Sales', hours, members: [id] }],
    });
    const wrong = (body: object) =>
      inbox.owner.ask('PUT', '/teams/sales', { name: 'S', hours, members: [id], ...body });
    expect((await wrong({ hours: { ...hours, zone: 'Mars/Olympus' } })).body).toMatchObject({
      field: 'hours',
    });
    expect((await wrong({ members: ['nobody'] })).body).toMatchObject({ field: 'members' });
    await inbox.owner.ask('DELETE', '/teams/sales');
    expect((await inbox.owner.ask('GET', '/teams')).body).toEqual({ teams: [] });
  });

  test('a site is added with a tracking key of its own, and changed', async () => {
    const { body } = await inbox.owner.ask<{ id: string; trackingKey: string }>('POST', '/sites', {
      name: 'Lamps',
      origins: ['https://lamps.example'],
    });
    await inbox.owner.ask('PUT', `/sites/${body.id}`, {
      name: 'Lamps 2',
      origins: ['https://lamps2.example'],
    });
    await expect(inbox.place.store.directory.siteOf(body.trackingKey)).resolves.toEqual({
      id: body.id,
      name: 'Lamps 2',
      trackingKey: body.trackingKey,
      origins: ['https://lamps2.example'],
    });
    for (const origin of ['javascript:alert(1)', 'https://lamps.example:port']) {
      const wrong = await inbox.owner.ask('POST', '/sites', { name: 'X', origins: [origin] });
      expect([wrong.status, wrong.body]).toMatchObject([400, { field: 'origins.0' }]);
    }
  });

  test('what was done is in the audit trail, with who, and without a secret', async () => {
    const { body } = await inbox.owner.ask<{
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
