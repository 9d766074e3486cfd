import { dispositionOf, isOldName } from '../policy/parse.ts';
import type { Header } from '../types.ts';
import { fromCode, fromHelmet } from './code.ts';
import { fromIis, fromMeta } from './markup.ts';
import { fromHeadersFile, fromJson, fromServer, fromToml } from './servers.ts';
import { fromYaml } from './yaml.ts';

/** Policies that a configuration or program sends. */
export interface Configured {
  readonly headers: readonly Header[];
  /** `content` of each meta policy. */
  readonly meta: readonly string[];
}

/** Nobody writes a longer configuration by hand; a page may be longer. */
const LONGEST = 131_072;

type Reader = (text: string) => readonly Header[];

/** Each finds what it knows; where a file could be read by several, the first that finds a policy is right. */
const readers: readonly Reader[] = [
  fromJson,
  fromIis,
  fromHelmet,
  fromCode,
  fromToml,
  fromServer,
  fromYaml,
  fromHeadersFile,
];

/**
 * Reads the policies of a server's configuration, a page or a program: all that `emit` writes, except Hydrogen's
 * function, which has defaults of its own. Null where the text is none of these.
 * @example configured('add_header Content-Security-Policy "img-src *" always;')
 */
export const configured = (text: string): Configured | null => {
  const meta = fromMeta(text);
  if (meta.length > 0) return { headers: [], meta };
  if (text.length > LONGEST) return null;
  for (const read of readers) {
    const headers = read(text);
    if (headers.some(({ name }) => dispositionOf(name) !== null || isOldName(name)))
      return { headers, meta: [] };
  }
  return null;
};
