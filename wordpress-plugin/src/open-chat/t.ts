import type table from '../../texts.json';

declare global {
  interface Window {
    /** The block's words in the reader's language, by the ends of their keys. */
    readonly talkOpenChat?: Readonly<Record<string, string>>;
  }
}

type Key = keyof typeof table extends infer All
  ? All extends `wordpress.openChat.${infer End}`
    ? End
    : never
  : never;

/** Words of the block; its other scripts have tables of their own on the same page. */
export const t = (key: Key): string => window.talkOpenChat?.[key] ?? key;
