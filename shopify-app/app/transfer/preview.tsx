import { documentValue } from '@talk-suite/core/screens';
import { isAtOrBelow } from '@talk-suite/core/settings';
import type { Editor } from '../editing/use-editing.ts';
import { changeLines } from '../fields/change-lines.ts';
import { labelOf, unusedPaths } from '../fields/description.ts';
import { t } from '../t.ts';
import { unusedIn } from './unused.ts';

/** What has no effect here is done as that, and not as a change. */
const isUsed = (path: string): boolean => !unusedPaths.includes(path);

/** Where Talk shows: the rules, and the exceptions next to them. */
const PAGES = ['visibility', 'overrides'];

const isOfPages = (path: string): boolean => PAGES.some((each) => isAtOrBelow(path, each));

const Changes = ({ editor: { state, changes } }: { readonly editor: Editor }) => (
  <s-unordered-list>
    {changes
      .filter(isUsed)
      .flatMap((path) =>
        changeLines(path, documentValue(state.saved.document, path), documentValue(state.draft, path)),
      )
      .map((line) => (
        <s-list-item key={line.setting + line.from + line.to}>
          {t('screens.imported.change', { ...line })}
        </s-list-item>
      ))}
  </s-unordered-list>
);

/** What saving the imported settings would change, and what of them does nothing on Shopify. */
export const Preview = ({ editor }: { readonly editor: Editor }) => {
  const { state, dispatch, changes } = editor;
  const [undo] = state.undo;
  if (undo?.step !== 'import') return null;
  const { file = '', filledIn = [], narrowed = false } = undo;
  const unused = unusedIn(state.draft.settings);
  const done = narrowed ? 'screens.imported.rulesOnly.done' : 'screens.imported';
  const hasMore = !narrowed && changes.some(isOfPages) && !changes.every(isOfPages);
  return (
    <s-section heading={t('shopify.import.preview')}>
      <s-stack gap="base">
        <s-box accessibilityRole="status">
          <s-paragraph>{t(changes.length > 0 ? done : 'screens.imported.same', { file })}</s-paragraph>
        </s-box>
        {changes.length > 0 && <Changes editor={editor} />}
        {filledIn.length > 0 && !narrowed && (
          <s-paragraph>
            {t('screens.imported.filledIn', { fields: [...new Set(filledIn.map(labelOf))].join(', ') })}
          </s-paragraph>
        )}
        {hasMore && (
          <s-stack direction="inline">
            <s-button onClick={() => dispatch({ type: 'keepOnly', paths: PAGES })}>
              {t('screens.imported.rulesOnly')}
            </s-button>
          </s-stack>
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
