import type { Finding } from '../findings.ts';
import type { TextKey } from '../texts/index.ts';
import { FILE_HOSTS, type FileHost, type HostParts } from './file.ts';
import { fillIn } from './filled-in.ts';
import { migrate } from './migrations.ts';
import { SETTINGS_VERSION, type Settings } from './schema.ts';
import type { HostChecks } from './sections/connection.ts';
import { upgrade } from './upgrade.ts';
import { validate } from './validate.ts';

/** What a file holds. `hosts` is what is there of a host's own, not judged. */
export type FileContent =
  /**
   * `settings` is brought up to the current format, not judged. `filledIn`: paths of what the file lacked, which has its
   * default.
   */
  | {
      readonly kind: 'content';
      readonly settings: unknown;
      readonly hosts: HostParts;
      readonly filledIn: readonly string[];
    }
  | { readonly kind: 'notJson' }
  | { readonly kind: 'notSettings' };

/** What a file amounts to. `Key`: texts of the host's findings, where those are not the core's. */
export type SettingsFile<Key extends string = never> =
  | {
      readonly kind: 'settings';
      readonly settings: Settings;
      readonly hosts: HostParts;
      readonly filledIn: readonly string[];
    }
  | Exclude<FileContent, { readonly kind: 'content' }>
  | { readonly kind: 'refused'; readonly errors: readonly Finding<TextKey | Key>[] };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHost = (name: string): name is FileHost => (FILE_HOSTS as readonly string[]).includes(name);

/** What of a file's content every host knows: the settings alone. */
export const settingsIn = (content: unknown): unknown =>
  isObject(content) ? Object.fromEntries(Object.entries(content).filter(([name]) => !isHost(name))) : content;

/** Reads an exported file without judging it: for hosts that judge the settings together with parts of their own. */
export const readContent = (text: string): FileContent => {
  let value: unknown;
  try {
    // Editors of some systems put a byte order mark in front.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'notJson' };
  }
  if (!isObject(value)) return { kind: 'notSettings' };
  const { version } = value;
  // Files of other programs have versions in words.
  if (typeof version !== 'number') return { kind: 'notSettings' };
  const isOlder = version < SETTINGS_VERSION;
  const isNewer = version > SETTINGS_VERSION;
  const input = settingsIn(value) as Record<string, unknown>;
  // Of a later version it is not known what it lacks.
  const { settings, filledIn } = isNewer ? { settings: input, filledIn: [] } : fillIn(migrate(input));
  return {
    kind: 'content',
    settings: isOlder ? upgrade(settings).settings : settings,
    hosts: Object.fromEntries(Object.entries(value).filter(([name]) => isHost(name))),
    filledIn,
  };
};

/**
 * Reads and judges an exported file. One of an older version is brought up first, and what it lacks gets its default;
 * nothing else is repaired.
 */
export const readFile = <Key extends string = never>(
  text: string,
  host: HostChecks<Key> = {},
): SettingsFile<Key> => {
  const content = readContent(text);
  if (content.kind !== 'content') return content;
  const result = validate(content.settings, host);
  return result.ok
    ? {
        kind: 'settings',
        settings: result.settings,
        hosts: content.hosts,
        filledIn: content.filledIn,
      }
    : { kind: 'refused', errors: result.errors };
};
