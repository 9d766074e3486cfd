import { documentConflict, documentValue } from '@talk-suite/core/screens';
import { Button, Modal } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { labelOf } from '../fields/description.ts';
import type { Envelope, SettingsDocument } from '../state/document.ts';
import { valueInWords } from './values.ts';

interface Props {
  readonly base: SettingsDocument;
  readonly mine: SettingsDocument;
  readonly theirs: Envelope;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onLater: () => void;
}

const column = (document: SettingsDocument, other: SettingsDocument, path: string): string =>
  valueInWords(path, documentValue(document, path), documentValue(other, path));

/** Someone else saved meanwhile: what differs, and whose values go on. */
const ConflictDialog = ({ base, mine, theirs, onKeepMine, onTakeTheirs, onLater }: Props) => {
  const { differing, onlyTheirs } = documentConflict(base, mine, theirs.document);
  return (
    <Modal
      title={t('screens.conflict.title')}
      className="talk-conflict"
      onRequestClose={onLater}
      shouldCloseOnClickOutside={false}
    >
      <p>{t('screens.conflict.text')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('screens.conflict.setting')}</th>
            <th scope="col">{t('screens.conflict.mine')}</th>
            <th scope="col">{t('screens.conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map((path) => (
            <tr key={path}>
              <th scope="row">{labelOf(path)}</th>
              <td data-label={t('screens.conflict.mine')}>{column(mine, theirs.document, path)}</td>
              <td data-label={t('screens.conflict.theirs')}>{column(theirs.document, mine, path)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {onlyTheirs.length > 0 && (
        <p className="talk-help">
          {t('screens.conflict.onlyTheirs', { fields: onlyTheirs.map(labelOf).join(', ') })}
        </p>
      )}
      <div className="talk-conflict__buttons">
        <Button __next40pxDefaultSize variant="tertiary" onClick={onLater}>
          {t('screens.conflict.later')}
        </Button>
        <Button __next40pxDefaultSize variant="secondary" onClick={onTakeTheirs}>
          {t('screens.conflict.takeTheirs')}
        </Button>
        <Button __next40pxDefaultSize variant="primary" onClick={onKeepMine}>
          {t('screens.conflict.keepMine')}
        </Button>
      </div>
    </Modal>
  );
};

export default ConflictDialog;
