import type { TextKey } from '../../texts/index.ts';
import { pageTitle } from '../page-title.ts';
import { t } from '../t.ts';

/** What people ask, in the order in which they come to it. */
const SHEETS: readonly (readonly [TextKey, TextKey])[] = [
  ['shopify.help.overview', 'shopify.help.overview.text'],
  ['shopify.help.decides', 'shopify.help.decides.text'],
  ['shopify.help.missing', 'shopify.help.missing.text'],
  ['shopify.help.privacy', 'shopify.help.privacy.text'],
  ['shopify.help.leaving', 'shopify.export.uninstall'],
];

export const meta = pageTitle('shopify.help.title');

export default function Help() {
  return (
    <s-page heading={t('shopify.help.title')}>
      {SHEETS.map(([title, text]) => (
        <s-section key={title} heading={t(title)}>
          <s-paragraph>{t(text)}</s-paragraph>
        </s-section>
      ))}
      <s-paragraph color="subdued">{t('shopify.help.more')}</s-paragraph>
    </s-page>
  );
}
