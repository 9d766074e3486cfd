import { timeSchema } from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';
import { hashOf, newSecret } from '../conversations/secrets.ts';
import type { Invitation, Members } from '../storage/members.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Milliseconds for which a link can be used. */
export const LINK_LASTS = 7 * DAY;

export const memberLinkSchema = Type.Object({ link: Type.String(), expiresAt: timeSchema });

/**
 * Makes a link for somebody who becomes a member, or who gets a new password. It is shown once: only its hash is stored.
 * @param address where browsers reach the server
 */
export const newMemberLink = async (
  { addInvitation }: Pick<Members, 'addInvitation'>,
  address: string,
  invitation: Pick<Invitation, 'email' | 'role' | 'member'>,
  now: number,
  lasts = LINK_LASTS,
): Promise<Static<typeof memberLinkSchema>> => {
  const secret = newSecret();
  const expiresAt = now + lasts;
  await addInvitation({ hash: hashOf(secret), ...invitation, createdAt: now, expiresAt });
  return { link: `${address.replace(/\/+$/, '')}/inbox/welcome#${secret}`, expiresAt };
};
