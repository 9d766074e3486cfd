import { Notice } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { labelOf, valueInWords } from '../fields/description.ts';
import type { SettingsDocument } from '../state/document.ts';
import { valueAt } from '../state/paths.ts';
import type { Undo } from '../state/state.ts';

interface Props {
  readonly undo: Undo;
  readonly saved: SettingsDocument;
  readonly document: SettingsDocument;
  readonly changes: readonly string[];
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
}

/** What a large step did, and the way back. */
export const UndoNotice = ({ undo, saved, document, changes, onUndo, onDismiss }: Props) => {
  const imported = undo.step === 'import';
  return (
    <Notice
      className="talk-undo-notice"
      status="info"
      onRemove={onDismiss}
      actions={[{ label: t(`screens.undo.${undo.step}`), onClick: onUndo, variant: 'secondary' }]}
    >
      <p>
        {imported
          ? t(changes.length > 0 ? 'screens.imported' : 'screens.imported.same', { file: undo.file ?? '' })
          : t(undo.step === 'theirs' ? 'screens.undone.theirs' : 'screens.undone.discard')}
      </p>
      {imported && changes.length > 0 && (
        <ul className="talk-findings">
          {changes.map((path) => (
            <li key={path}>
              {t('screens.imported.change', {
                setting: labelOf(path),
                from: valueInWords(path, valueAt(saved, path), valueAt(document, path)),
                to: valueInWords(path, valueAt(document, path), valueAt(saved, path)),
              })}
            </li>
          ))}
        </ul>
      )}
      {undo.leftOut?.map((host) => (
        <p key={host}>{t(`screens.imported.${host}.leftOut`)}</p>
      ))}
    </Notice>
  );
};
