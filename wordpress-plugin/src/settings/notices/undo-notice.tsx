import { undoneInWords, type Undo } from '@talk-suite/core/screens';
import { Notice } from '@wordpress/components';
import * as React from 'react';
import { messageOf, t } from '../../page/t.ts';
import { labelOf } from '../fields/description.ts';
import { LazyPart } from '../lazy/lazy-part.tsx';
import { useScreen } from '../screen-context.ts';
import type { SettingsDocument } from '../state/document.ts';

const loadChanges = () => import(/* webpackChunkName: "changes" */ '../changes/import-changes.tsx');

/** Where the rules and the choice of pages are. */
const RULES_ONLY = ['visibility'];

/** What a file holds, and what was made of it. */
const Imported = ({ undo }: { readonly undo: Undo<SettingsDocument> }) => {
  const { changes } = useScreen().screen;
  const { file = '', leftOut = [], filledIn = [], narrowed } = undo;
  const told = narrowed ? 'screens.imported.rulesOnly.done' : 'screens.imported';
  return (
    <>
      <p>{t(changes.length > 0 ? told : 'screens.imported.same', { file })}</p>
      {changes.length > 0 && <LazyPart load={loadChanges} props={{}} shape={null} />}
      {filledIn.length > 0 && !narrowed && (
        <p>{t('screens.imported.filledIn', { fields: [...new Set(filledIn.map(labelOf))].join(', ') })}</p>
      )}
      {leftOut.map((host) => (
        <p key={host}>{t(`screens.imported.${host}.leftOut`)}</p>
      ))}
    </>
  );
};

/** What a large step did, and the way back. Steps before it come back by themselves, one at a time. */
export const UndoNotice = ({ undo }: { readonly undo: Undo<SettingsDocument> }) => {
  const { state, dispatch, changes } = useScreen().screen;
  const { step, narrowed } = undo;
  const hasMore =
    step === 'import' &&
    !narrowed &&
    changes.some((path) => path.startsWith('visibility.')) &&
    changes.some((path) => !path.startsWith('visibility.'));
  return (
    <Notice
      className="talk-undo-notice"
      status="info"
      onRemove={() => dispatch({ type: 'forgetUndo' })}
      actions={[
        ...(hasMore
          ? [
              {
                label: t('screens.imported.rulesOnly'),
                onClick: () => dispatch({ type: 'keepOnly', paths: RULES_ONLY }),
                variant: 'secondary' as const,
              },
            ]
          : []),
        {
          label: t(`screens.undo.${step}`),
          onClick: () => dispatch({ type: 'undo' }),
          variant: 'secondary',
        },
      ]}
    >
      {step === 'import' ? (
        <Imported undo={undo} />
      ) : (
        <p>{messageOf(undoneInWords(undo, state.saved.document))}</p>
      )}
    </Notice>
  );
};
