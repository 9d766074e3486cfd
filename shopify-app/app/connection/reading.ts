import type { Settings } from '@talk-suite/core/settings';
import type { Finding } from '../../app-data/index.ts';

export type Connection = NonNullable<Settings['connection']>;

/** What a pasted text amounts to. */
export type Reading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'understood'; readonly connection: Connection; readonly warnings: readonly Finding[] }
  | { readonly kind: 'refused'; readonly errors: readonly Finding[]; readonly warnings: readonly Finding[] };

/**
 * Reads a pasted tracking code in the browser: what it holds besides, customers' data for example, never leaves it.
 * @param allowedHosts hosts beside Ortto's own that the app's operator allows; the server judges again
 * @param stored the present connection; its hosts may stay
 */
export const readPaste = async (
  text: string,
  allowedHosts: readonly string[],
  stored: Connection | null,
): Promise<Reading> => {
  if (text.trim() === '') return { kind: 'blank' };
  const [{ parse }, { allowsLoopback, hostFindings }] = await Promise.all([
    import('./parser.ts'),
    import('../../app-data/hosts.ts'),
  ]);
  const parsed = parse(text, { local: allowsLoopback({ allowedHosts }) });
  if (!parsed.ok) return { kind: 'refused', errors: parsed.errors, warnings: parsed.warnings };
  const errors = hostFindings(parsed.connection, { allowedHosts, stored });
  return errors.length > 0
    ? { kind: 'refused', errors, warnings: parsed.warnings }
    : { kind: 'understood', connection: parsed.connection, warnings: parsed.warnings };
};
