import { newKey, newMemberKey, type NewKey } from '../keys/new-key.ts';
import { SCOPES, type ApiKey, type Scope } from '../storage/keys.ts';
import type { Store } from '../storage/store.ts';
import { required, UsageRefused, type Command, type Values } from './command.ts';
import { findSite } from './find-site.ts';
import { findMember } from './members.ts';

/** Those that a program's own key may have. */
const OWN_SCOPES = SCOPES.filter((scope) => scope !== 'member:act');

const scopesOf = (text: string): readonly Scope[] =>
  text.split(',').map((scope) => {
    const known = OWN_SCOPES.find((each) => each === scope.trim());
    if (known === undefined)
      throw new UsageRefused(`keys create: --scopes "${scope}" is none. There are: ${OWN_SCOPES.join(', ')}`);
    return known;
  });

const keyFor = async (store: Store, values: Values, now: number): Promise<NewKey> => {
  const name = required('keys create', values, 'name');
  const { member, site, scopes } = values as Readonly<Record<string, string | undefined>>;
  if (member === undefined)
    return newKey(
      {
        name,
        scopes: scopesOf(required('keys create', values, 'scopes')),
        site: site === undefined ? null : (await findSite(store, site)).id,
      },
      now,
    );
  if (scopes !== undefined || site !== undefined)
    throw new UsageRefused(
      'keys create: a key with --member does what its member may do: leave out --scopes and --site',
    );
  return newMemberKey(name, (await findMember(store, member)).id, now);
};

const create: Command = {
  name: 'keys create',
  description: 'Make a key for a program. It is shown once: the server stores its hash.',
  options: {
    name: { type: 'string', description: 'Which program it is for.' },
    scopes: { type: 'string', description: `What it may do, separated by commas: ${OWN_SCOPES.join(', ')}.` },
    site: { type: 'string', description: 'The one site that it is for; without: every site.' },
    member: { type: 'string', description: 'The member whom it acts as, in the place of --scopes.' },
  },
  run: async ({ values }, { store, now, print }) => {
    const opened = await store();
    const { secret, key } = await keyFor(opened, values, now);
    await opened.keys.addApiKey(key);
    const { hash: _, ...shown } = key;
    print({ ...shown, key: secret }, `The key of "${key.name}" (${key.id}), shown only now: ${secret}`);
  },
};

const list: Command = {
  name: 'keys list',
  description: 'List the keys of programs: what each may do, never the key itself.',
  run: async (_, { store, print }) => {
    const keys = await (await store()).keys.apiKeys();
    const line = ({ id, name, member, site, scopes, createdAt, revokedAt }: ApiKey): string =>
      [
        id,
        new Date(createdAt).toISOString().slice(0, 10),
        revokedAt === null ? 'good   ' : 'revoked',
        scopes.join(','),
        member === null ? (site ?? 'every site') : `acts as ${member}`,
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
