import type { Store } from '../storage/store.ts';
import { newMemberLink } from './invite.ts';

const LASTS = 24 * 60 * 60 * 1000;

/**
 * The one-time link with which the first owner sets name and password; null where an owner has done so. Printed on the
 * console at each start until it is used: only who runs the server reads it. A new link replaces the one before.
 * @param address where browsers reach the server.
 */
export const ownerLink = async (
  { members }: Store,
  address: string,
  now: number = Date.now(),
): Promise<string | null> => {
  const owners = (await members.members()).filter(
    ({ role, removedAt }) => role === 'owner' && removedAt === null,
  );
  const [first] = owners;
  if (first === undefined || owners.some(({ hasPassword }) => hasPassword)) return null;
  const invitation = { email: null, role: 'owner', member: first.id } as const;
  return (await newMemberLink(members, address, invitation, now, LASTS)).link;
};
