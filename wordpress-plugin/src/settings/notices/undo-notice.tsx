import type { Undo } from '@talk-suite/core/screens';
import { Notice } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { LazyPart } from '../lazy/lazy-part.tsx';
import { useScreen } from '../screen-context.ts';
import type { SettingsDocument } from '../state/document.ts';

const loadChanges = () => import(/* webpackChunkName: "changes" */ '../changes/import-changes.tsx');

/** What a large step did, and the way back. */
export const UndoNotice = ({ undo }: { readonly undo: Undo<SettingsDocument> }) => {
  const { dispatch, changes } = useScreen().screen;
  const { step, file = '', leftOut = [] } = undo;
  const imported = step === 'import';
  return (
    <Notice
      className="talk-undo-notice"
      status="info"
      onRemove={() => dispatch({ type: 'forgetUndo' })}
      actions={[
        {
          label: t(`screens.undo.${step}`),
          onClick: () => dispatch({ type: 'undo' }),
          variant: 'secondary',
        },
      ]}
    >
      <p>
        {imported
          ? t(changes.length > 0 ? 'screens.imported' : 'screens.imported.same', { file })
          : t(`screens.undone.${step}`)}
      </p>
      {imported && changes.length > 0 && <LazyPart load={loadChanges} props={{}} shape={null} />}
      {leftOut.map((host) => (
        <p key={host}>{t(`screens.imported.${host}.leftOut`)}</p>
      ))}
    </Notice>
  );
};
