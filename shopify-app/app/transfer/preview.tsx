import { valueAt } from '@talk-suite/core/settings';
import { changesOf, type Editing } from '../editing/state.ts';
import { labelOf, valueInWords } from '../fields/description.ts';
import { t } from '../t.ts';
import { unusedIn } from './unused.ts';

/** What saving the imported settings would change, and what of them does nothing on Shopify. */
export const Preview = ({ state }: { readonly state: Editing }) => {
  const { saved, draft, undo } = state;
  if (undo?.what !== 'import') return null;
  const changes = changesOf(state);
  const unused = unusedIn(draft.settings);
  const file = undo.file ?? '';
  return (
    <s-section heading={t('shopify.import.preview')}>
      <s-stack gap="base">
        <s-paragraph>
          {t(changes.length > 0 ? 'screens.imported' : 'screens.imported.same', { file })}
        </s-paragraph>
        {changes.length > 0 && (
          <s-unordered-list>
            {changes.map((path) => {
              const [before, after] = [valueAt(saved.appData, path), valueAt(draft, path)];
              return (
                <s-list-item key={path}>
                  {t('screens.imported.change', {
                    setting: labelOf(path),
                    from: valueInWords(path, before, after),
                    to: valueInWords(path, after, before),
                  })}
                </s-list-item>
              );
            })}
          </s-unordered-list>
        )}
        {unused.length > 0 && (
          <s-banner tone="warning" heading={t('shopify.unused.title')}>
            <s-paragraph>{t('shopify.unused.lead')}</s-paragraph>
            <s-unordered-list>
              {unused.map((what) => (
                <s-list-item key={what}>{what}</s-list-item>
              ))}
            </s-unordered-list>
          </s-banner>
        )}
      </s-stack>
    </s-section>
  );
};
