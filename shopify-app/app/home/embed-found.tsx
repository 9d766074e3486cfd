import type { StoreSnapshot } from '../storefront/answer.ts';
import { t } from '../t.ts';
import type { SeenEmbed } from './front-page.ts';

export interface EmbedFoundProps {
  readonly embed: SeenEmbed | null;
  /** The front page, where it could be looked at. */
  readonly seen: StoreSnapshot | null;
}

const themeOf = ({ embed, seen }: EmbedFoundProps): string | null => {
  if (seen?.loader && seen.themeName !== null)
    return t('shopify.home.embed.theme', { theme: seen.themeName });
  return embed && embed.themes.length > 0
    ? t('shopify.home.embed.themes', { themes: embed.themes.join(', ') })
    : null;
};

/** Where the app embed is on, and whether it was seen. */
export const EmbedFound = ({ embed, seen }: EmbedFoundProps) => {
  if (embed === null) return <s-spinner accessibilityLabel={t('screens.loading')} />;
  const theme = themeOf({ embed, seen });
  return (
    <>
      {theme && <s-paragraph>{theme}</s-paragraph>}
      {embed.witness !== null && seen && (
        <s-paragraph>{t(`shopify.home.embed.${embed.witness}`, { url: seen.url })}</s-paragraph>
      )}
    </>
  );
};
