import type { PublicMessenger } from './public-settings.ts';

/** What the settings' screen shows: how the messenger is seen, by whom, and when. `Name`: of a state. */
export interface Scene<Name extends string = string> {
  /** `launcher`: that alone. */
  readonly name: Name | 'launcher';
  readonly visitor: 'unknown' | 'known';
  /** Milliseconds since 1970: what the preview takes for now. */
  readonly now: number;
  /** BCP 47. */
  readonly locale: string;
}

/** What the screen sends through the port: whole, at each change. */
export interface PreviewInput<Name extends string = string> {
  readonly settings: PublicMessenger;
  /** `data-launcher`, as the site's tag would have it. */
  readonly launcher: string;
  readonly scene: Scene<Name>;
}

/** What the preview says: that it is there, that it has drawn, and which field belongs to what was clicked. */
export type PreviewOutput =
  { readonly t: 'ready' } | { readonly t: 'drawn' } | { readonly t: 'pick'; readonly field: string };
