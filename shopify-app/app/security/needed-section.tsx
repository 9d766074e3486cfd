import { t } from '../t.ts';
import { neededSources } from './policy.ts';

/** The sources that Talk needs on a storefront of one's own, each with its reason. */
export const NeededSection = ({ settings }: { readonly settings: Parameters<typeof neededSources>[0] }) => {
  const needed = neededSources(settings);
  return (
    <s-section heading={t('shopify.security.needed')}>
      {needed.length === 0 ? (
        <s-paragraph>{t('shopify.security.notConnected')}</s-paragraph>
      ) : (
        <s-table>
          <s-table-header-row>
            <s-table-header listSlot="primary">{t('shopify.security.source')}</s-table-header>
            <s-table-header listSlot="labeled">{t('shopify.security.directive')}</s-table-header>
            <s-table-header listSlot="labeled">{t('shopify.security.why')}</s-table-header>
          </s-table-header-row>
          <s-table-body>
            {needed.map(({ id, directive, source, why }) => (
              <s-table-row key={id + directive}>
                <s-table-cell>{source}</s-table-cell>
                <s-table-cell>{directive}</s-table-cell>
                <s-table-cell>{t(why)}</s-table-cell>
              </s-table-row>
            ))}
          </s-table-body>
        </s-table>
      )}
    </s-section>
  );
};
