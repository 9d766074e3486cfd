import { randomUUIDv7 } from 'node:crypto';
import type { Answers, Consent, Details, StartConversation } from '../log.ts';
import type { Work } from '../tables.ts';
import { noteWords } from './contact-words.ts';

const hasDetails = (details: Details): boolean => Object.values(details).some((value) => value !== undefined);

/** What a person typed whom their host has proved: it fills what the host left out, proves nothing and changes nothing. */
export const fillIn = async (
  work: Work,
  contact: string,
  { email, firstName, lastName }: Details,
): Promise<void> => {
  for (const [column, value] of [
    ['email', email],
    ['first_name', firstName],
    ['last_name', lastName],
  ] as const)
    if (value !== undefined)
      await work
        .updateTable('contact')
        .set({ [column]: value })
        .where('id', '=', contact)
        .where(column, 'is', null)
        .execute();
  await noteWords(work, contact);
};

/**
 * Notes what a visitor typed, in a contact of their own: an address that nobody proved touches no contact that is
 * already there.
 */
export const storeContact = async (
  work: Work,
  { site, details, at }: Pick<StartConversation, 'site' | 'details' | 'at'>,
  known: string | null,
): Promise<string | null> => {
  if (!hasDetails(details)) return known;
  const values = {
    ...(details.email !== undefined && { email: details.email }),
    ...(details.firstName !== undefined && { first_name: details.firstName }),
    ...(details.lastName !== undefined && { last_name: details.lastName }),
  };
  if (known !== null) {
    await work.updateTable('contact').set(values).where('id', '=', known).execute();
    await noteWords(work, known);
    return known;
  }
  const id = randomUUIDv7();
  await work
    .insertInto('contact')
    .values({ id, site, created_at: at, email: null, first_name: null, last_name: null, ...values })
    .execute();
  await noteWords(work, id);
  return id;
};

/** Notes what a visitor adds about themselves in the middle of a conversation. */
export const noteDetails = async (
  work: Work,
  visitor: string,
  details: Details,
  at: number,
): Promise<void> => {
  const known = await work
    .selectFrom('visitor')
    .select(['site', 'contact', 'verified'])
    .where('id', '=', visitor)
    .executeTakeFirstOrThrow();
  if (known.verified === 1 && known.contact !== null) return fillIn(work, known.contact, details);
  const contact = await storeContact(work, { site: known.site, details, at }, known.contact);
  if (contact !== known.contact)
    await work.updateTable('visitor').set({ contact }).where('id', '=', visitor).execute();
};

/** The same without a message; with what they agreed to before. */
export const noteAnswers = async (
  work: Work,
  { conversation, visitor, details, consent, at }: Answers,
): Promise<void> => {
  if (consent !== undefined) await noteConsent(work, conversation, visitor, consent, at);
  await noteDetails(work, visitor, details, at);
};

/** Notes what a visitor agreed to, once a conversation: the first counts. */
export const noteConsent = async (
  work: Work,
  conversation: string,
  visitor: string,
  consent: Consent,
  at: number,
): Promise<void> => {
  await work
    .insertInto('consent')
    .values({ conversation, visitor, ...consent, at })
    .onConflict((conflict) => conflict.column('conversation').doNothing())
    .execute();
};
