import { randomUUIDv7 } from 'node:crypto';
import { EMAIL_PATTERN } from '@talk-suite/core/contract';
import { newMemberLink } from '../members/invite.ts';
import { normalEmail } from '../members/sign-in.ts';
import { publicUrlOf } from '../sites/tracking-code.ts';
import { ROLES, type MemberRow, type Role } from '../storage/members.ts';
import type { Store } from '../storage/store.ts';
import { confirmed, required, UsageRefused, YES, type Command, type Values } from './command.ts';

const EMAIL = new RegExp(EMAIL_PATTERN);

/** Bots get a key, and no link. */
const PEOPLE = ROLES.filter((role) => role !== 'bot');

const roleOf = (command: string, values: Values): Role => {
  const wanted = required(command, values, 'role');
  const role = PEOPLE.find((each) => each === wanted);
  if (role === undefined)
    throw new UsageRefused(`${command}: --role "${wanted}" is none. There are: ${PEOPLE.join(', ')}`);
  return role;
};
const ROLE = { type: 'string', description: `What they may do: ${PEOPLE.join(', ')}.` } as const;

/** The member with an id, an address or a name. @throws {UsageRefused} for none, or several */
export const findMember = async ({ members }: Store, wanted: string): Promise<MemberRow> => {
  const found = (await members.members()).filter(
    ({ id, email, name, removedAt }) =>
      removedAt === null && (id === wanted || email === normalEmail(wanted) || name === wanted),
  );
  const [member] = found;
  if (member === undefined)
    throw new UsageRefused(`There is no member "${wanted}". \`talk-server members list\` lists them.`);
  if (found.length > 1)
    throw new UsageRefused(`Several members are called "${wanted}": name one by their id.`);
  return member;
};

/** Noted as the operator's: no member did it, and from no address. */
const note = (store: Store, action: string, subject: string, at: number): Promise<void> =>
  store.members.addAudit({ id: randomUUIDv7(), at, member: null, action, subject, address: '' });

const list: Command = {
  name: 'members list',
  description: 'List who answers: people and bots.',
  run: async (_, { store, print }) => {
    const members = (await (await store()).members.members()).filter(({ removedAt }) => removedAt === null);
    const line = ({ id, role, name, email, hasPassword, hasTotp }: MemberRow): string =>
      [
        id,
        role.padEnd(5),
        hasPassword ? 'signs in' : 'no password',
        hasTotp ? 'second code' : '',
        email ?? '',
        name,
      ]
        .filter(Boolean)
        .join('  ');
    print(members, members.length === 0 ? 'There is no member yet.' : members.map(line).join('\n'));
  },
};

const invite: Command = {
  name: 'members invite',
  description: 'Make a link with which somebody becomes a member. It is shown once and works for a week.',
  options: { email: { type: 'string', description: 'Their address.' }, role: ROLE },
  run: async ({ values }, { store, config, now, print }) => {
    const email = normalEmail(required('members invite', values, 'email'));
    if (!EMAIL.test(email)) throw new UsageRefused(`members invite: --email "${email}" is no address.`);
    const role = roleOf('members invite', values);
    const opened = await store();
    if ((await opened.members.credentialsOf(email)) !== null)
      throw new UsageRefused(`members invite: ${email} is a member already.`);
    const made = await newMemberLink(opened.members, publicUrlOf(config), { email, role, member: null }, now);
    await note(opened, 'invited', email, now);
    print({ email, role, ...made }, `The link for ${email}, shown only now:\n\n${made.link}`);
  },
};

const passwordLink: Command = {
  name: 'members password-link',
  description: 'Make a link with which a member sets a new password. It is shown once and works for a week.',
  takes: ['<member>'],
  run: async ({ args }, { store, config, now, print }) => {
    const opened = await store();
    const { id, name, email, role } = await findMember(opened, args[0]!);
    if (role === 'bot') throw new UsageRefused(`"${name}" is a bot: it signs in with a key.`);
    const made = await newMemberLink(opened.members, publicUrlOf(config), { email, role, member: id }, now);
    await note(opened, 'passwordLink', name, now);
    print({ member: id, ...made }, `The link for ${name}, shown only now:\n\n${made.link}`);
  },
};

/** @throws {UsageRefused} where there would be no owner any more */
const refuseLast = (changed: boolean, name: string): void => {
  if (!changed)
    throw new UsageRefused(`"${name}" is the only owner who can sign in. Make another member owner first.`);
};

const changeRole: Command = {
  name: 'members role',
  description: 'Change what a member may do.',
  takes: ['<member>'],
  options: { role: ROLE },
  run: async ({ args, values }, { store, now, print }) => {
    const role = roleOf('members role', values);
    const opened = await store();
    const { id, name, role: before } = await findMember(opened, args[0]!);
    if (before === 'bot') throw new UsageRefused(`"${name}" is a bot and stays one.`);
    refuseLast(await opened.members.changeMember(id, { role }), name);
    await note(opened, 'roleChanged', name, now);
    print({ member: id, role }, `"${name}" is ${role} now.`);
  },
};

const remove: Command = {
  name: 'members remove',
  description: 'Remove a member: they are signed out, and their keys open nothing. What they said stays.',
  takes: ['<member>'],
  options: { yes: YES },
  run: async ({ args, values }, { store, now, print }) => {
    const opened = await store();
    const { id, name } = await findMember(opened, args[0]!);
    confirmed(values, `"${name}" is signed out everywhere, and their keys open nothing.`);
    refuseLast(await opened.members.changeMember(id, { removedAt: now }), name);
    await note(opened, 'memberRemoved', name, now);
    print({ removed: id }, `Removed "${name}".`);
  },
};

const resetTotp: Command = {
  name: 'members second-code-off',
  description: 'Let a member sign in without a second code, who has lost phone and recovery codes.',
  takes: ['<member>'],
  options: { yes: YES },
  run: async ({ args, values }, { store, now, print }) => {
    const opened = await store();
    const { id, name, hasTotp } = await findMember(opened, args[0]!);
    if (!hasTotp) throw new UsageRefused(`"${name}" has no second code.`);
    confirmed(values, `"${name}" signs in with their password alone, until they set a second code up again.`);
    await opened.members.changeMember(id, { totp: null });
    await opened.members.setRecoveryCodes(id, []);
    await note(opened, 'totpOff', name, now);
    print({ member: id }, `"${name}" signs in with their password alone.`);
  },
};

export const memberCommands: readonly Command[] = [list, invite, passwordLink, changeRole, resetTotp, remove];
