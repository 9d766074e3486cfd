import { merge, type MergeOptions, type MergeResult } from './merge.ts';

/**
 * What a site without a policy of its own could start from, for each level of the specification: its own
 * origin and nothing else. Level 1 knows neither `base-uri` nor nonces; level 3 trusts scripts by nonce.
 */
const beginnings: Readonly<Record<1 | 2 | 3, (nonce: string) => string>> = {
  1: () => "default-src 'self'; object-src 'none'",
  2: () => "default-src 'self'; object-src 'none'; base-uri 'self'",
  3: (nonce) =>
    `default-src 'self'; script-src 'nonce-${nonce}' 'strict-dynamic'; object-src 'none'; base-uri 'none'`,
};

/**
 * A policy of a level with Talk in it. Our embed needs no `'unsafe-inline'` for scripts. Level 3 has host lists
 * for all that `'strict-dynamic'` does not cover (D12).
 * @param nonce the nonce of the response, or what stands for it in a server's configuration.
 */
export const levelPolicy = (level: 1 | 2 | 3, options: MergeOptions, nonce = ''): MergeResult =>
  merge(
    {
      headers: [{ name: 'Content-Security-Policy', value: beginnings[level](nonce) }],
      ...(level === 3 && { page: { nonce } }),
    },
    options,
  );
