import type { Messenger } from './sections/messenger/schema.ts';

/** What a Talk server says by itself, while the team is there and while it is not. */
export interface AutoReplies<Text> {
  readonly online: Text;
  readonly away: Text;
}

/** The replies as the owner wrote them, and what of them is translated, by language. No browser sees them before they are said. */
export const autoReplies = ({
  hours,
  content,
}: Messenger): {
  readonly texts: AutoReplies<string>;
  readonly locales: Readonly<Record<string, Partial<AutoReplies<string>>>>;
} => {
  const { online, away } = hours.autoReply;
  const texts = { online, away };
  return {
    texts,
    locales: Object.fromEntries(
      content.locales.flatMap(({ locale, texts: translations }) => {
        const translated = Object.entries(texts).flatMap(([name, text]) =>
          translations.filter(({ of }) => of === text).map(({ as }) => [name, as] as const),
        );
        return translated.length > 0 ? [[locale, Object.fromEntries(translated)]] : [];
      }),
    ),
  };
};
