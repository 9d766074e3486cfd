import type { TextKey as CoreTextKey } from '@talk-suite/core/texts';
import type phpTexts from '../../texts.json';
import type screenTexts from '../texts.json';

/** Keys of the core's words, of the PHP host's and of those that only WordPress screens need. */
export type TextKey = CoreTextKey | keyof typeof phpTexts | keyof typeof screenTexts;

/** A text as PHP prints it: a counted one as its translations by some counts that together have every form. */
export type PrintedText = string | Readonly<Record<string, string>>;

/** What the server prints for the scripts of this plugin. */
export interface PageData {
  readonly restNamespace: string;
  readonly version: string;
  /** Translated words by key. */
  readonly texts: Readonly<Partial<Record<TextKey, PrintedText>>>;
  readonly page?: 'site' | 'network';
  /** The reader's language, as WordPress writes it (`de_DE`). */
  readonly locale?: string;
  /** Where people log in. */
  readonly login?: string;
  /** Address of the site's front page. */
  readonly siteUrl?: string;
  /** What the site says of itself to its visitors. */
  readonly site?: { readonly siteName: string; readonly language: string; readonly zone: string };
  /** The plugin that has the messenger's texts on its list for translators, and where that is; null without one. */
  readonly strings?: { readonly plugin: string; readonly url: string } | null;
  /** Address of the messenger's preview. */
  readonly preview?: string;
  /** In the editor: where the settings are, for those who may change them. */
  readonly settingsUrl?: string | null;
  /** In the editor: whether the tracking code is on the site at all. */
  readonly connected?: boolean;
}

declare global {
  interface Window {
    readonly talkMessengerData?: PageData;
  }
}

const nothing: PageData = { restNamespace: 'talk-messenger/v1', version: '', texts: {} };

export const pageData = (): PageData => window.talkMessengerData ?? nothing;
