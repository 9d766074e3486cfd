import type { DomainsAnswer, LookAnswer, LookRequest } from './answer.ts';

/** Asks our server. App Bridge adds the session token to requests of our own origin. Never rejects. */
const ask = async <Answer extends DomainsAnswer | LookAnswer>(
  kinds: readonly Answer['kind'][],
  init: RequestInit = {},
): Promise<Answer | { readonly kind: 'failed' }> => {
  try {
    const body = (await (await fetch('/storefront', init)).json()) as Answer | null;
    return body !== null && kinds.includes(body.kind) ? body : { kind: 'failed' };
  } catch {
    return { kind: 'failed' };
  }
};

export const askDomains = (): Promise<DomainsAnswer> => ask<DomainsAnswer>(['domains']);

export const askLook = (wanted: LookRequest): Promise<LookAnswer> =>
  ask<LookAnswer>(['looked', 'refused'], {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(wanted),
  });
