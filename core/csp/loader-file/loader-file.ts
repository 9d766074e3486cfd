// Twin in PHP: front/class-built-in.php
import type { Finding } from '../../findings.ts';
import { blocker } from '../findings.ts';
import type { Page } from '../types.ts';

/** The loader as a file whose name, `integrity` and source in a policy all follow from its content. */
export interface LoaderFile {
  /** `talk-suite.<content>.js`: another content is another file, so the one before can stay where it is. */
  readonly name: string;
  /** For the tag. */
  readonly integrity: string;
  /** For a policy with `'strict-dynamic'`. */
  readonly source: string;
}

const algorithms = { sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const;
type Algorithm = keyof typeof algorithms;

const digest = async (content: Uint8Array<ArrayBuffer>, algorithm: Algorithm): Promise<string> => {
  const bytes = new Uint8Array(await crypto.subtle.digest(algorithms[algorithm], content));
  return btoa(String.fromCharCode(...bytes));
};

/** Letters of the hash in the name: 72 bits, so that two contents never meet. */
const NAMED = 12;

/** Names a loader by its content. `stem` is the name's part ahead of the hash. */
export const loaderFile = async (
  content: Uint8Array<ArrayBuffer>,
  stem = 'talk-suite',
): Promise<LoaderFile> => {
  const hash = await digest(content, 'sha256');
  const named = hash.slice(0, NAMED).replaceAll('+', '-').replaceAll('/', '_');
  return { name: `${stem}.${named}.js`, integrity: `sha256-${hash}`, source: `'sha256-${hash}'` };
};

/**
 * A page that names an earlier content than the file has, from a cache or after an update: browsers refuse the
 * file then, with no violation of a policy. Null where the hash fits, or where the page names none.
 * @param content the file at the loader's address, as it is served now
 */
export const staleIntegrity = async (
  { integrity = '' }: Page,
  content: Uint8Array<ArrayBuffer>,
): Promise<Finding | null> => {
  const named = [...integrity.matchAll(/(?:^|\s)(sha256|sha384|sha512)-([\w+/-]+={0,2})/g)];
  // Of several algorithms browsers look at the strongest only (SRI §3.3.3).
  const strongest = named
    .map(([, algorithm]) => algorithm as Algorithm)
    .toSorted()
    .at(-1);
  if (strongest === undefined) return null;
  const actual = await digest(content, strongest);
  return named.some(([, algorithm, value]) => algorithm === strongest && value === actual)
    ? null
    : blocker('staleIntegrity', 'page.integrity', { integrity });
};
