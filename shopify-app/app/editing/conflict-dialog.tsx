import { documentConflict, documentValue, whoSaved } from '@talk-suite/core/screens';
import { useEffect, useRef } from 'react';
import type { AppData } from '../../app-data/index.ts';
import { changeLines } from '../fields/change-lines.ts';
import { labelOf } from '../fields/description.ts';
import { words } from '../language/words.ts';
import { on } from '../on.ts';
import { messageOf, t } from '../t.ts';
import type { Editor } from './use-editing.ts';

/** What this person would save, and what someone else has. */
interface Versions {
  readonly base: AppData;
  readonly mine: AppData;
  readonly theirs: AppData;
}

const Rows = ({ base, mine, theirs }: Versions) => (
  <s-table>
    <s-table-header-row>
      <s-table-header listSlot="primary">{t('screens.conflict.setting')}</s-table-header>
      <s-table-header listSlot="labeled">{t('screens.conflict.mine')}</s-table-header>
      <s-table-header listSlot="labeled">{t('screens.conflict.theirs')}</s-table-header>
    </s-table-header-row>
    <s-table-body>
      {documentConflict(base, mine, theirs)
        .differing.flatMap((path) =>
          changeLines(path, documentValue(mine, path), documentValue(theirs, path)),
        )
        .map(({ setting, from, to }) => (
          <s-table-row key={setting + from + to}>
            <s-table-cell>{setting}</s-table-cell>
            <s-table-cell>{from}</s-table-cell>
            <s-table-cell>{to}</s-table-cell>
          </s-table-row>
        ))}
    </s-table-body>
  </s-table>
);

/** Someone else saved meanwhile: what goes on is the person's choice, and the rest can be brought back. */
export const ConflictDialog = ({ state, dispatch, document, keepMine }: Editor) => {
  const dialog = useRef<HTMLElementTagNameMap['s-modal']>(null);
  const open = state.theirs !== null;
  useEffect(() => {
    if (open) dialog.current?.showOverlay();
    else dialog.current?.hideOverlay();
  }, [open]);
  const base = state.saved.document;
  const theirs = state.theirs?.document ?? base;
  const { onlyTheirs } = documentConflict(base, document, theirs);
  return (
    <s-modal
      ref={dialog}
      heading={t('screens.conflict.title')}
      {...on('hide', () => {
        if (open) dispatch({ type: 'later' });
      })}
    >
      <s-stack gap="base">
        <s-paragraph>{messageOf(whoSaved(state.theirs?.by, words().language))}</s-paragraph>
        {open && <Rows base={base} mine={document} theirs={theirs} />}
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
