import type { Settings } from '@talk-suite/core/settings';
import type { Finding } from '../../page/findings.ts';

/** The largest file that is read, in bytes: settings are far smaller. */
export const IMPORT_LIMIT = 1_000_000;

/** What of core/settings reads a file; given from outside so that the rules here can be tested alone. */
export interface Reader {
  readonly currentVersion: number;
  upgrade(stored: unknown): { settings: Settings };
  /** Judges shape and connection. */
  validate(input: unknown): { ok: true; settings: Settings } | { ok: false; errors: readonly Finding[] };
}

/** What a file amounts to. */
export type Imported =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'notJson' }
  | { readonly kind: 'notSettings' }
  | { readonly kind: 'refused'; readonly errors: readonly Finding[] };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads an exported file. One of an older version is brought up first; nothing else is repaired. */
export const readImport = (text: string, reader: Reader): Imported => {
  let value: unknown;
  try {
    // Editors of some systems put a byte order mark in front.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'notJson' };
  }
  if (!isObject(value) || !('version' in value)) return { kind: 'notSettings' };
  const { version } = value;
  const older = typeof version === 'number' && version < reader.currentVersion;
  const result = reader.validate(older ? reader.upgrade(value).settings : value);
  return result.ok
    ? { kind: 'settings', settings: result.settings }
    : { kind: 'refused', errors: result.errors };
};
