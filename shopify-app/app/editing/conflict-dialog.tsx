import { valueAt } from '@talk-suite/core/settings';
import { useEffect, useRef } from 'react';
import { labelOf, valueInWords } from '../fields/description.ts';
import { on } from '../on.ts';
import { t } from '../t.ts';
import { conflictIn, type Editing } from './state.ts';
import type { Editor } from './use-editing.ts';

const Rows = ({ state }: { state: Editing }) => (
  <s-table>
    <s-table-header-row>
      <s-table-header>{t('screens.conflict.setting')}</s-table-header>
      <s-table-header>{t('screens.conflict.mine')}</s-table-header>
      <s-table-header>{t('screens.conflict.theirs')}</s-table-header>
    </s-table-header-row>
    <s-table-body>
      {conflictIn(state).differing.map((path) => {
        const [mine, theirs] = [valueAt(state.draft, path), valueAt(state.theirs?.appData, path)];
        return (
          <s-table-row key={path}>
            <s-table-cell>{labelOf(path)}</s-table-cell>
            <s-table-cell>{valueInWords(path, mine, theirs)}</s-table-cell>
            <s-table-cell>{valueInWords(path, theirs, mine)}</s-table-cell>
          </s-table-row>
        );
      })}
    </s-table-body>
  </s-table>
);

/** Someone else saved meanwhile: what goes on is the person's choice, and the rest can be brought back. */
export const ConflictDialog = ({ state, dispatch, keepMine }: Editor) => {
  const dialog = useRef<HTMLElementTagNameMap['s-modal']>(null);
  const open = state.theirs !== null;
  useEffect(() => {
    if (open) dialog.current?.showOverlay();
    else dialog.current?.hideOverlay();
  }, [open]);
  const { onlyTheirs } = conflictIn(state);
  return (
    <s-modal
      ref={dialog}
      heading={t('screens.conflict.title')}
      {...on('hide', () => {
        if (open) dispatch({ type: 'later' });
      })}
    >
      <s-stack gap="base">
        <s-paragraph>{t('screens.conflict.text')}</s-paragraph>
        {open && <Rows state={state} />}
        {onlyTheirs.length > 0 && (
          <s-paragraph>
            {t('screens.conflict.onlyTheirs', { fields: onlyTheirs.map(labelOf).join(', ') })}
          </s-paragraph>
        )}
      </s-stack>
      <s-button slot="primary-action" variant="primary" onClick={keepMine}>
        {t('screens.conflict.keepMine')}
      </s-button>
      <s-button slot="secondary-actions" onClick={() => dispatch({ type: 'takeTheirs' })}>
        {t('screens.conflict.takeTheirs')}
      </s-button>
    </s-modal>
  );
};
