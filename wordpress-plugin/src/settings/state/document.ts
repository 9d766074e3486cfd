import type { Connection } from '@talk-suite/core/connection';
import type { FindingInWords } from '@talk-suite/core/findings';
import type {
  EditedDocument,
  Editing,
  EditingAction,
  SaveAnswer as AnyAnswer,
  Saved,
} from '@talk-suite/core/screens';

/** What one screen edits: a site's settings, or a network's defaults with the hosts its sites may use. */
export interface SettingsDocument extends EditedDocument {
  /** Hosts that sites of the network may use; only on a network's screen. */
  readonly allowedHosts?: readonly string[];
  /** Tracking keys that sites of the network may use; only on a network's screen. */
  readonly allowedKeys?: readonly string[];
  /** Whether only administrators of the network change a site's settings; only on a network's screen. */
  readonly locked?: boolean;
}

/** The paths of what is the network's own; every other path leads into the settings. */
export const ALLOWED_HOSTS = 'allowedHosts';
export const ALLOWED_KEYS = 'allowedKeys';
export const LOCKED = 'locked';

/** A document with the number of the save it is from, which the next save must name. */
export type Envelope = Saved<SettingsDocument, number>;
export type ScreenState = Editing<SettingsDocument, number, FindingInWords>;
export type Action = EditingAction<SettingsDocument, number, FindingInWords>;
export type SaveAnswer = AnyAnswer<SettingsDocument, number, FindingInWords>;
export type { Connection };
