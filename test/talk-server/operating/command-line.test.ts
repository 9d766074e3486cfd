import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from '../../../core/connection/index.ts';
import { readConnectCode } from '../../../core/contract/settings/connect-code.ts';
import { hashOf } from '../../../talk-server/conversations/secrets.ts';
import { openSqliteStore } from '../../../talk-server/storage/sqlite/open.ts';
import { talkServer } from './command-line.ts';
import { secretHash } from '../log-requests.ts';

describe('the command "talk-server"', () => {
  let folder: string;
  let settings: Record<string, string>;
  const run = (...args: string[]) => talkServer(settings, ...args);
  const answer = async <Body>(...args: string[]): Promise<Body> => {
    const { code, out, errors } = await run(...args, '--json');
    if (code !== 0) throw new Error(errors);
    return JSON.parse(out) as Body;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'talk-command-'));
    settings = { TALK_DATABASE: join(folder, 'talk.db'), TALK_PUBLIC_URL: 'https://talk.example.com' };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('adds a site, whose tracking code the plugins understand, and deletes it only when told twice', async () => {
    const { out } = await run('sites', 'add', '--name', 'Lamps', '--origin', 'https://lamps.example');
    const read = parse(out);
    expect(read).toMatchObject({
      ok: true,
      connection: {
        captureHost: 'https://talk.example.com/',
        scriptUrl: 'https://talk.example.com/app.js',
      },
    });
    const [site] = await answer<{ trackingKey: string; origins: string[] }[]>('sites', 'list');
    expect(site).toMatchObject({ name: 'Lamps', origins: ['https://lamps.example'] });
    expect(read.ok && read.connection.trackingKey).toBe(site!.trackingKey);
    expect((await run('sites', 'code', 'Lamps')).out).toContain(site!.trackingKey);
    const hesitant = await run('sites', 'remove', 'Lamps');
    expect([hesitant.code, hesitant.errors]).toEqual([2, expect.stringContaining('--yes')]);
    await expect(answer('sites', 'remove', 'Lamps', '--yes')).resolves.toMatchObject({ erased: { site: 1 } });
    await expect(answer('sites', 'list')).resolves.toEqual([]);
  });

  test('makes a connect code, which is shown once and whose keys are stored as hashes', async () => {
    await run('sites', 'add', '--name', 'Boots', '--origin', 'https://boots.example');
    const { connectCode } = await answer<{ connectCode: string }>('sites', 'connect', 'Boots');
    const code = readConnectCode(connectCode)!;
    expect(code.server).toBe('https://talk.example.com/');
    const [site] = await answer<{ trackingKey: string; name: string }[]>('sites', 'list');
    expect([site!.name, code.trackingKey]).toEqual(['Boots', site!.trackingKey]);
    const stored = readFileSync(settings['TALK_DATABASE']!);
    for (const key of [code.settingsKey, code.sessionsKey!]) expect(stored.includes(key)).toBe(false);
    await run('sites', 'remove', 'Boots', '--yes');
  });

  test('shows a key once, lists what it may do, and revokes it', async () => {
    const made = await answer<{ id: string; key: string }>(
      'keys',
      'create',
      '--name',
      'Bot',
      '--scopes',
      'conversations:read,conversations:write',
    );
    const listed = await run('keys', 'list', '--json');
    expect(listed.out).not.toContain(made.key);
    expect(JSON.parse(listed.out)).toMatchObject([
      { id: made.id, scopes: ['conversations:read', 'conversations:write'], revokedAt: null },
    ]);
    expect(readFileSync(settings['TALK_DATABASE']!).includes(made.key)).toBe(false);
    expect((await run('keys', 'revoke', made.id)).code).toBe(0);
    const again = await run('keys', 'revoke', made.id);
    expect([again.code, again.errors]).toEqual([2, expect.stringContaining(made.id)]);
  });

  test('invites members, changes what they may do, and keeps the last owner', async () => {
    const { link } = await answer<{ link: string }>(
      'members',
      'invite',
      '--email',
      'Ann@example.com',
      '--role',
      'agent',
    );
    expect(link).toMatch(/^https:\/\/talk\.example\.com\/inbox\/welcome#[\w-]{43}$/);
    const { members, close } = await openSqliteStore(settings['TALK_DATABASE']!);
    const accept = (token: string, id: string, name: string, email: string) =>
      members.acceptInvitation(hashOf(token), { id, name, email, password: 'hash' }, Date.now());
    await accept(link.split('#')[1]!, 'ann', 'Ann', 'ann@example.com');
    const owner = await answer<{ link: string }>(
      'members',
      'invite',
      '--email',
      'olga@example.com',
      '--role',
      'owner',
    );
    await accept(owner.link.split('#')[1]!, 'olga', 'Olga', 'olga@example.com');
    await close();
    const taken = await run('members', 'invite', '--email', 'ann@example.com', '--role', 'agent');
    expect([taken.code, taken.errors]).toEqual([2, expect.stringContaining('already')]);
    for (const change of [
      ['members', 'role', 'Olga', '--role', 'agent'],
      ['members', 'remove', 'Olga', '--yes'],
    ]) {
      const refused = await run(...change);
      expect([refused.code, refused.errors]).toEqual([2, expect.stringContaining('only owner')]);
    }
    expect((await run('members', 'role', 'ann@example.com', '--role', 'admin')).code).toBe(0);
    const again = await answer<{ link: string }>('members', 'password-link', 'Ann');
    expect(again.link).toContain('/inbox/welcome#');
    await expect(answer('members', 'list')).resolves.toMatchObject([
      { id: 'ann', role: 'admin', email: 'ann@example.com', hasPassword: true },
      { id: 'olga', role: 'owner' },
    ]);
    expect((await run('members', 'remove', 'Ann')).errors).toContain('--yes');
    expect((await run('members', 'remove', 'Ann', '--yes')).code).toBe(0);
    await expect(answer('members', 'list')).resolves.toMatchObject([{ id: 'olga' }]);
  });

  test('makes a key that does what its member may do, and has no scopes of its own', async () => {
    const refused = await run(
      'keys',
      'create',
      '--name',
      'X',
      '--member',
      'Olga',
      '--scopes',
      'settings:write',
    );
    expect([refused.code, refused.errors]).toEqual([2, expect.stringContaining('--scopes')]);
    const made = await answer<{ id: string; key: string }>(
      'keys',
      'create',
      '--name',
      'X',
      '--member',
      'Olga',
    );
    expect(made).toMatchObject({ member: 'olga', site: null, scopes: ['member:act'] });
    const { directory, close } = await openSqliteStore(settings['TALK_DATABASE']!);
    await expect(directory.memberOf(hashOf(made.key))).resolves.toMatchObject({ id: 'olga', role: 'owner' });
    await close();
  });

  test('says and sets for how many days a site keeps closed conversations', async () => {
    await run('sites', 'add', '--name', 'Hats', '--origin', 'https://hats.example');
    expect((await run('sites', 'retention', 'Hats')).out).toContain('until somebody deletes them');
    const hesitant = await run('sites', 'retention', 'Hats', '--days', '30');
    expect([hesitant.code, hesitant.errors]).toEqual([2, expect.stringContaining('--yes')]);
    await expect(answer('sites', 'retention', 'Hats', '--days', '30', '--yes')).resolves.toMatchObject({
      days: 30,
      from: expect.stringMatching(/^\d{4}-/),
    });
    expect((await run('sites', 'retention', 'Hats')).out).toMatch(/last changed, from \d{4}-/);
    await expect(answer('sites', 'retention', 'Hats', '--keep')).resolves.toMatchObject({
      days: null,
      from: null,
    });
    await run('sites', 'remove', 'Hats', '--yes');
  });

  test('encrypts secrets with a key, and says which setting is missing without it', async () => {
    const keyed = { ...settings, TALK_SECRET_KEYS: Buffer.alloc(32, 3).toString('base64') };
    await talkServer(keyed, 'sites', 'add', '--name', 'Gloves', '--origin', 'https://gloves.example');
    const { out } = await talkServer(keyed, 'sites', 'connect', 'Gloves', '--json');
    const { identityKey } = JSON.parse(out) as { identityKey: string };
    expect(readFileSync(settings['TALK_DATABASE']!).includes(identityKey)).toBe(false);
    const without = await run('sites', 'list');
    expect([without.code, without.errors]).toEqual([2, expect.stringContaining('TALK_SECRET_KEYS')]);
    await talkServer(keyed, 'sites', 'remove', 'Gloves', '--yes');
    expect((await run('sites', 'list')).code).toBe(0);
  });

  test('exports what a person is known by and said, and erases it so that no byte of it stays in the file', async () => {
    const store = await openSqliteStore(settings['TALK_DATABASE']!);
    const site = { id: 'chairs', name: 'Chairs', trackingKey: 'chairs', origins: [] };
    await store.directory.addSite(site, 0);
    for (const [email, text] of [
      ['mia@example.com', '=Do you ship to Norway?'],
      ['tom@example.com', 'And to Iceland?'],
    ] as const) {
      const { event } = await store.log.start({
        site: 'chairs',
        visitorSecretHash: secretHash(),
        key: email,
        details: { email },
        message: { text },
        at: 0,
      });
      const { conversation, author } = event;
      const file = { id: email, name: 'boots.png', type: 'image/png', size: 5 };
      const bytes = new TextEncoder().encode('Boots');
      await store.files.addFile({ ...file, conversation, visitor: author.id, bytes, at: 0 });
      const body = { text: 'This one', files: [file] };
      await store.log.append({ conversation, author, key: 'file', type: 'message', body, at: 0 });
    }
    await store.close();
    const { out } = await run('export', '--email', 'MIA@example.com');
    const [head, conversation, ...files] = out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(head).toMatchObject({ contacts: [{ email: 'mia@example.com', site: 'chairs' }] });
    expect(conversation).toMatchObject({
      conversation: {
        context: { consent: null, reported: null, signed: null },
        events: [{ type: 'message', body: { text: '=Do you ship to Norway?' } }, { type: 'message' }],
      },
    });
    expect(files).toMatchObject([{ file: { name: 'boots.png', bytes: btoa('Boots') } }]);
    const table = join(folder, 'mia.csv');
    await run('export', '--email', 'mia@example.com', '--csv', '--out', table);
    // A spreadsheet must not run it.
    expect(readFileSync(table, 'utf8')).toContain(",'=Do you ship");
    expect(statSync(table).mode & 0o777).toBe(0o600);
    expect((await run('erase', '--email', 'mia@example.com')).code).toBe(2);
    expect((await run('erase', '--email', 'mia@example.com', '--yes')).code).toBe(0);
    const file = readFileSync(settings['TALK_DATABASE']!);
    expect(['mia@example.com', 'Norway', 'norway'].filter((text) => file.includes(text))).toEqual([]);
    expect(file.includes('Iceland')).toBe(true);
    expect(existsSync(`${settings['TALK_DATABASE']}-wal`)).toBe(false);
    const unknown = await run('export', '--email', 'mia@example.com');
    expect([unknown.code, unknown.out]).toEqual([2, '']);
  });

  test('backs up and restores', async () => {
    const file = join(folder, 'talk.backup');
    const { rows } = await answer<{ rows: number }>('backup', file);
    expect(rows).toBeGreaterThan(3);
    const twice = await run('backup', file);
    expect([twice.code, twice.errors]).toEqual([2, `${file} exists already.\n`]);
    const empty = { ...settings, TALK_DATABASE: join(folder, 'other.db') };
    expect((await talkServer(empty, 'restore', file)).code).toBe(0);
    expect((await talkServer(empty, 'sites', 'list')).out).toContain('Chairs');
    const full = await talkServer(empty, 'restore', file);
    expect([full.code, full.errors]).toEqual([2, expect.stringContaining('--replace')]);
  });

  test('prints the settings in force without a secret', async () => {
    const { out } = await talkServer({ TALK_DATABASE: 'postgres://talk:hunter2@db/talk' }, 'config');
    expect(out).toContain('TALK_DATABASE=postgres://talk:***@db/talk');
    expect(out).not.toContain('hunter2');
  });

  test.each([
    [['nonsense'], 'no command "nonsense"'],
    [['sites'], 'sites add, sites list'],
    [['sites', 'add', '--name', 'X'], '--origin is missing'],
    [['sites', 'add', '--name', 'X', '--origin', 'shop.example/path'], '"shop.example/path"'],
    [['keys', 'create', '--name', 'X', '--scopes', 'everything'], '"everything"'],
    [['members', 'invite', '--email', 'x', '--role', 'agent'], '"x" is no address'],
    [['members', 'invite', '--email', 'x@example.com', '--role', 'king'], '"king"'],
    [['members', 'remove', 'Nobody', '--yes'], 'members list'],
    [['sites', 'retention', 'Nowhere', '--days', '0', '--yes'], 'no site "Nowhere"'],
    [['backup'], '<file> is missing'],
    [['export', '--site', 'A', '--email', 'b'], 'one of --contact, --email and --site'],
    [['restore', '/nowhere/talk.backup'], '"/nowhere/talk.backup" cannot be opened'],
    [['webhooks', 'retry', 'no'], 'no webhook with the id "no"'],
  ])('refuses %j with what is wrong, in one line', async (args, reason) => {
    const { code, out, errors } = await run(...args);
    expect(code).not.toBe(0);
    expect(out).toBe('');
    expect(errors).toContain(reason);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });
});
