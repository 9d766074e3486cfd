import { loaderHashes } from './loader-hashes.ts';
import type { Source } from '../source-list/source.ts';

/** Letters of a hash that the table keeps. */
export const KEPT = 16;

/** The release that is made of these sources: its own loaders are none of the earlier ones. */
const RELEASE = '0.1.0';

const earlier = new Set(
  Object.entries(loaderHashes).flatMap(([release, hashes]) => (release === RELEASE ? [] : hashes)),
);

/**
 * Whether a policy's hash is that of a loader of an earlier release. Such a file is no longer served, and the first
 * ones let injected markup load any script.
 */
export const isEarlierLoader = ({ algorithm, hash }: Extract<Source, { readonly kind: 'hash' }>): boolean =>
  earlier.has(`${algorithm}-${hash.slice(0, KEPT)}`);
