import { nameOf } from '@talk-suite/core/connection';
import { whereOf, writtenRules } from '@talk-suite/core/screens';
import { countOverrides, type AppData } from '../../app-data/index.ts';
import type { StoreSnapshot } from '../storefront/answer.ts';
import { t } from '../t.ts';
import { EmbedFound } from './embed-found.tsx';
import type { SeenEmbed } from './front-page.ts';

interface Props {
  readonly appData: AppData;
  readonly embed: SeenEmbed | null;
  readonly seen: StoreSnapshot | null;
  /** Where the theme's embed is set. */
  readonly editor: string;
}

/** What is set up, once nothing is left to do: the account, the theme, the pages. */
export const StoreSection = ({ appData: { settings, overrides }, embed, seen, editor }: Props) => {
  const { connection, visibility } = settings;
  const rules = writtenRules(visibility.rules).filter(({ enabled }) => enabled).length;
  const exceptions = countOverrides(overrides);
  return (
    <s-section heading={t('shopify.home.store')}>
      <s-stack gap="base">
        <s-paragraph>
          {connection ? t('screens.connected', { instance: nameOf(connection) }) : t('screens.other.left')}.{' '}
          <s-link href="/connection">{t('shopify.home.store.connection')}</s-link>
        </s-paragraph>
        <EmbedFound embed={embed} seen={seen} />
        <s-paragraph>
          <s-link href={editor} target="_blank">
            {t('shopify.home.embed.button')}
          </s-link>
        </s-paragraph>
        <s-paragraph>
          {[
            `${t('screens.where.label')}: ${t(`screens.where.${whereOf(visibility)}`)}`,
            ...(rules > 0 ? [t('shopify.home.rules', { count: String(rules) })] : []),
            ...(exceptions > 0 ? [t('shopify.overrides.count', { count: String(exceptions) })] : []),
          ].join(' · ')}{' '}
          <s-link href="/pages">{t('shopify.home.store.pages')}</s-link>
        </s-paragraph>
      </s-stack>
    </s-section>
  );
};
