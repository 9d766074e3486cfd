import { createHash } from 'node:crypto';
import type { Consent, Details } from '../log.ts';
import { bodyText } from './body-text.ts';

/** What comes with a message and is no part of it. */
export interface Given {
  readonly details?: Details;
  readonly consent?: Consent;
  readonly outbound?: { readonly id: string };
}

type Hashes = Readonly<Partial<Record<keyof Given, string>>>;

const hashOf = (part: object): string => createHash('sha256').update(bodyText(part)).digest('base64url');

const hashesOf = ({ details, consent, outbound }: Given): Hashes => ({
  ...(details && { details: hashOf(details) }),
  // The settings that were in force are not of the visitor's words.
  ...(consent && { consent: hashOf({ wording: consent.wording, url: consent.url }) }),
  ...(outbound && { outbound: hashOf({ id: outbound.id }) }),
});

/** What came with a message, as it is stored to be compared; nothing for what nearly all come with. */
export const givenText = (given: Given): string => {
  const hashes = hashesOf(given);
  return Object.keys(hashes).length === 0 ? '' : JSON.stringify(hashes);
};

/**
 * Whether a message that is sent again comes with what it came with the first time. Who agreed need not say so again:
 * a browser forgets it with the page.
 */
export const isGivenAgain = (stored: string | null, given: Given): boolean => {
  // An earlier version did not note it.
  if (stored === null) return true;
  const before: Hashes = stored === '' ? {} : (JSON.parse(stored) as Hashes);
  const now = hashesOf(given);
  return (
    before.details === now.details &&
    before.outbound === now.outbound &&
    (now.consent === undefined || before.consent === now.consent)
  );
};
