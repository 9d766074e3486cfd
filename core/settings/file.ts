// Twin in PHP: cli/class-console.php
import type { Settings } from './schema.ts';

/** The largest file that is read, in bytes: settings are far smaller. */
export const FILE_LIMIT = 1_000_000;

/**
 * Hosts whose own choices a file may hold next to the settings, under their name: Shopify's for single products and
 * pages, which WordPress keeps with its posts. No other host can use them.
 */
export const FILE_HOSTS = ['shopify'] as const;
export type FileHost = (typeof FILE_HOSTS)[number];

export type HostParts = Readonly<Partial<Record<FileHost, unknown>>>;

/** The content of an exported file: the settings, the same on every host, and what a host has of its own. */
export const fileText = (settings: Settings, hosts: HostParts = {}): string =>
  `${JSON.stringify({ ...settings, ...hosts }, null, 2)}\n`;

/** `talk-settings-example.com-2027-03-01.json` */
export const fileName = (host: string, day: Date): string =>
  `talk-settings-${host.replace(/[^a-z0-9.-]/gi, '-')}-${day.toISOString().slice(0, 10)}.json`;
