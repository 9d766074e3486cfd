import { parseList, printPolicy, type Header } from '@talk-suite/core/csp';
import { type SiteSnapshot, type SiteSnapshots, renderedBy, seenBy } from './snapshot.ts';

/**
 * What a page cache does to policies: `lost` the header is gone, `staleBody` a fresh header next to a stored page,
 * `sameNonce` two visitors get one nonce, `old` the stored policy is not the one that PHP sends now.
 */
export type CacheFinding = 'lost' | 'staleBody' | 'sameNonce' | 'old';

const policyTexts = (headers: readonly Header[]): string[] =>
  parseList(headers).enforced.map(({ policy }) => printPolicy(policy).trim());

const noncesIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => [...text.matchAll(/'nonce-([^']+)'/gi)].map(([, nonce]) => nonce!));

const withoutNonces = (texts: readonly string[]): string =>
  texts
    .map((text) => text.replaceAll(/'nonce-[^']*'/gi, "'nonce-'"))
    .toSorted()
    .join('\n');

/** Whether the document's scripts carry nonces and the header none of them. */
const hasStaleBody = ({ headers, nonces }: SiteSnapshot): boolean => {
  const known = noncesIn(policyTexts(headers));
  return known.length > 0 && nonces.length > 0 && !nonces.some((nonce) => known.includes(nonce));
};

/** What is wrong with the page cache, as far as policies go. */
export const cacheFindings = (snapshots: SiteSnapshots): readonly CacheFinding[] => {
  const { first, second } = snapshots;
  const seen = seenBy(snapshots);
  const rendered = renderedBy(snapshots);
  const now = policyTexts(seen.headers);
  const isCached = seen.php === null && rendered !== null;
  const arrived = isCached ? policyTexts(rendered.headers) : now;
  const later = new Set(noncesIn(now));
  const findings: CacheFinding[] = [];
  if (now.length === 0 && policyTexts(rendered?.php ?? []).length > 0) findings.push('lost');
  if (hasStaleBody(first) || hasStaleBody(second)) findings.push('staleBody');
  if (noncesIn(policyTexts(first.headers)).some((nonce) => later.has(nonce))) findings.push('sameNonce');
  if (isCached && now.length > 0 && withoutNonces(now) !== withoutNonces(arrived)) findings.push('old');
  return findings;
};
