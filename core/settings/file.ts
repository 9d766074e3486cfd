import type { Finding } from '../findings.ts';
import { SETTINGS_VERSION, type Settings } from './schema.ts';
import { upgrade } from './upgrade.ts';
import { validate, type SectionChecks } from './validate.ts';

/** The largest file that is read, in bytes: settings are far smaller. */
export const FILE_LIMIT = 1_000_000;

/**
 * Hosts whose own choices a file may hold beside the settings, under their name: Shopify's for single products and
 * pages, which WordPress keeps with its posts. No other host can use them.
 */
export const FILE_HOSTS = ['shopify'] as const;
export type FileHost = (typeof FILE_HOSTS)[number];

type HostParts = Readonly<Partial<Record<FileHost, unknown>>>;

/** What a file amounts to. */
export type SettingsFile =
  /** `hosts` holds what is there of a host's own, not judged. */
  | { readonly kind: 'settings'; readonly settings: Settings; readonly hosts: HostParts }
  | { readonly kind: 'notJson' }
  | { readonly kind: 'notSettings' }
  | { readonly kind: 'refused'; readonly errors: readonly Finding[] };

/** The content of an exported file: the settings, the same on every host, and what a host has of its own. */
export const fileText = (settings: Settings, hosts: HostParts = {}): string =>
  `${JSON.stringify({ ...settings, ...hosts }, null, 2)}\n`;

/** `talk-settings-example.com-2027-03-01.json` */
export const fileName = (host: string, day: Date): string =>
  `talk-settings-${host.replace(/[^a-z0-9.-]/gi, '-')}-${day.toISOString().slice(0, 10)}.json`;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isHost = (name: string): name is FileHost => (FILE_HOSTS as readonly string[]).includes(name);

/** Reads an exported file. One of an older version is brought up first; nothing else is repaired. */
export const readFile = (text: string, checks: SectionChecks): SettingsFile => {
  let value: unknown;
  try {
    // Editors of some systems put a byte order mark in front.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'notJson' };
  }
  if (!isObject(value) || !('version' in value)) return { kind: 'notSettings' };
  const parts = Object.entries(value);
  const input = Object.fromEntries(parts.filter(([name]) => !isHost(name)));
  const { version } = input;
  const older = typeof version === 'number' && version < SETTINGS_VERSION;
  const result = validate(older ? upgrade(input).settings : input, checks);
  if (!result.ok) return { kind: 'refused', errors: result.errors };
  const hosts = Object.fromEntries(parts.filter(([name]) => isHost(name)));
  return { kind: 'settings', settings: result.settings, hosts };
};
