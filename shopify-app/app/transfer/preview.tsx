import { documentValue } from '@talk-suite/core/screens';
import type { Editor } from '../editing/use-editing.ts';
import { labelOf, unusedPaths, valueInWords } from '../fields/description.ts';
import { t } from '../t.ts';
import { unusedIn } from './unused.ts';

/** What has no effect here is told as that, and not as a change. */
const isUsed = (path: string): boolean => !unusedPaths.includes(path);

const Changes = ({ editor: { state, changes } }: { readonly editor: Editor }) => (
  <s-unordered-list>
    {changes.filter(isUsed).map((path) => {
      const before = documentValue(state.saved.document, path);
      const after = documentValue(state.draft, path);
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
);

/** What saving the imported settings would change, and what of them does nothing on Shopify. */
export const Preview = ({ editor }: { readonly editor: Editor }) => {
  const { state, changes } = editor;
  const [undo] = state.undo;
  if (undo?.step !== 'import') return null;
  const unused = unusedIn(state.draft.settings);
  const file = undo.file ?? '';
  return (
    <s-section heading={t('shopify.import.preview')}>
      <s-stack gap="base">
        <s-paragraph>
          {t(changes.length > 0 ? 'screens.imported' : 'screens.imported.same', { file })}
        </s-paragraph>
        {changes.length > 0 && <Changes editor={editor} />}
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
