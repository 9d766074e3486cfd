import { t } from '../t.ts';

/** Where the password is taken off. */
export const preferencesLink = (shop: string): string => `https://${shop}/admin/online_store/preferences`;

/**
 * Says that visitors, and so the app, see the password page only.
 * @param link for a place that has no button of its own to that end
 */
export const LockedBanner = ({ link }: { readonly link?: string }) => (
  <s-banner tone="warning" heading={t('shopify.look.locked')}>
    <s-paragraph>{t('shopify.look.locked.help')}</s-paragraph>
    {link !== undefined && (
      <s-button slot="secondary-actions" href={link} target="_blank">
        {t('shopify.look.locked.button')}
      </s-button>
    )}
  </s-banner>
);
