import type { Settings } from '@talk-suite/core/settings';

/** What one screen edits: a site's settings, or a network's defaults with the hosts its sites may use. */
export interface SettingsDocument {
  readonly settings: Settings;
  /** Null on a site's own screen. */
  readonly allowedHosts: readonly string[] | null;
  /** Tracking keys that sites of the network may use; only on a network's screen. */
  readonly allowedKeys?: readonly string[];
}

/** A document with the number of the save it stands for, which the next save must name. */
export interface Envelope {
  readonly revision: number;
  readonly document: SettingsDocument;
}

export type Connection = NonNullable<Settings['connection']>;
