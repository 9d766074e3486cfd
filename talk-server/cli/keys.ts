import { randomUUIDv7 } from 'node:crypto';
import { hashOf, newSecret } from '../conversations/secrets.ts';
import { SCOPES, type ApiKey, type Scope } from '../storage/keys.ts';
import { required, UsageRefused, type Command } from './command.ts';
import { findSite } from './find-site.ts';

const scopesOf = (text: string): readonly Scope[] =>
  text.split(',').map((scope) => {
    const known = SCOPES.find((each) => each === scope.trim());
    if (known === undefined)
      throw new UsageRefused(`keys create: --scopes "${scope}" is none. There are: ${SCOPES.join(', ')}`);
    return known;
  });

const create: Command = {
  name: 'keys create',
  description: 'Make a key for a program. It is shown once: the server stores its hash.',
  options: {
    name: { type: 'string', description: 'Which program it is for.' },
    scopes: { type: 'string', description: `What it may do, separated by commas: ${SCOPES.join(', ')}.` },
    site: { type: 'string', description: 'The one site that it is for; without: every site.' },
  },
  run: async ({ values }, { store, now, print }) => {
    const name = required('keys create', values, 'name');
    const scopes = scopesOf(required('keys create', values, 'scopes'));
    const opened = await store();
    const wanted = values['site'] as string | undefined;
    const site = wanted === undefined ? null : (await findSite(opened, wanted)).id;
    const key: ApiKey = { id: randomUUIDv7(), name, site, scopes, createdAt: now, revokedAt: null };
    const secret = newSecret();
    await opened.keys.addApiKey(key, hashOf(secret));
    print({ ...key, key: secret }, `The key of "${name}" (${key.id}), shown only now: ${secret}`);
  },
};

const list: Command = {
  name: 'keys list',
  description: 'List the keys of programs: what each may do, never the key itself.',
  run: async (_, { store, print }) => {
    const keys = await (await store()).keys.apiKeys();
    const line = ({ id, name, site, scopes, createdAt, revokedAt }: ApiKey): string =>
      [
        id,
        new Date(createdAt).toISOString().slice(0, 10),
        revokedAt === null ? 'good   ' : 'revoked',
        scopes.join(','),
        site ?? 'every site',
        name,
      ].join('  ');
    print(keys, keys.length === 0 ? 'There is no key yet.' : keys.map(line).join('\n'));
  },
};

const revoke: Command = {
  name: 'keys revoke',
  description: 'Revoke a key: from now on it opens nothing.',
  takes: ['<key id>'],
  run: async ({ args }, { store, now, print }) => {
    const [id] = args as [string];
    if (!(await (await store()).keys.revokeApiKey(id, now)))
      throw new UsageRefused(
        `There is no good key with the id "${id}". \`talk-server keys list\` lists them.`,
      );
    print({ revoked: id }, `Revoked ${id}.`);
  },
};

export const keyCommands: readonly Command[] = [create, list, revoke];
