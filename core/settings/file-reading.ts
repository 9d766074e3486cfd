import type { Finding } from '../findings.ts';
import type { TextKey } from '../texts/index.ts';
import { FILE_HOSTS, type FileHost, type HostParts } from './file.ts';
import { SETTINGS_VERSION, type Settings } from './schema.ts';
import { upgrade } from './upgrade.ts';
import { validate, type SectionChecks } from './validate.ts';

/** What a file amounts to. `Key`: texts of the checks that were given, where those are not the core's. */
export type SettingsFile<Key extends string = never> =
  /** `hosts` holds what is there of a host's own, not judged. */
  | { readonly kind: 'settings'; readonly settings: Settings; readonly hosts: HostParts }
  | { readonly kind: 'notJson' }
  | { readonly kind: 'notSettings' }
  | { readonly kind: 'refused'; readonly errors: readonly Finding<TextKey | Key>[] };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHost = (name: string): name is FileHost => (FILE_HOSTS as readonly string[]).includes(name);

/** What of a file's content every host knows: the settings alone. */
export const settingsIn = (content: unknown): unknown =>
  isObject(content) ? Object.fromEntries(Object.entries(content).filter(([name]) => !isHost(name))) : content;

/** Reads an exported file. One of an older version is brought up first; nothing else is repaired. */
export const readFile = <Key extends string = never>(
  text: string,
  checks: SectionChecks<Key>,
): SettingsFile<Key> => {
  let value: unknown;
  try {
    // Editors of some systems put a byte order mark in front.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'notJson' };
  }
  if (!isObject(value) || !('version' in value)) return { kind: 'notSettings' };
  const input = settingsIn(value);
  const { version } = value;
  const older = typeof version === 'number' && version < SETTINGS_VERSION;
  const result = validate(older ? upgrade(input).settings : input, checks);
  if (!result.ok) return { kind: 'refused', errors: result.errors };
  const hosts = Object.fromEntries(Object.entries(value).filter(([name]) => isHost(name)));
  return { kind: 'settings', settings: result.settings, hosts };
};
