import type { SaveFailure } from '@talk-suite/core/screens';
import type { AppData, Doubt, Finding } from '../app-data/index.ts';

/** App data with what stands for this very state of it; the next save names it. */
export interface Envelope {
  /** Null while nothing was ever saved. */
  readonly digest: string | null;
  readonly appData: AppData;
  /** When it was saved, ISO 8601; absent while nothing ever was. */
  readonly savedAt?: string;
  /** What of it somebody wrote past the app; absent where nothing is. */
  readonly doubts?: readonly Doubt[];
}

export type Loaded =
  | { readonly kind: 'loaded'; readonly envelope: Envelope }
  | { readonly kind: 'unreadable'; readonly message: string };

/** What a screen sends. The server judges it as it would anybody's. */
export interface SaveRequest {
  readonly digest: string | null;
  readonly appData: unknown;
}

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly envelope: Envelope }
  | { readonly kind: 'stale'; readonly theirs: Envelope }
  | { readonly kind: 'invalid'; readonly errors: readonly Finding[] }
  | { readonly kind: 'failed'; readonly failure: SaveFailure };
