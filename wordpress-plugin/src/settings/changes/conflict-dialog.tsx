import { documentConflict, documentValue, whoSaved } from '@talk-suite/core/screens';
import { Button, Modal } from '@wordpress/components';
import * as React from 'react';
import { pageData } from '../../page/data.ts';
import { messageOf, t } from '../../page/t.ts';
import { labelOf } from '../fields/description.ts';
import type { Envelope, SettingsDocument } from '../state/document.ts';
import { changeLines } from './values.ts';

interface Props {
  readonly base: SettingsDocument;
  readonly mine: SettingsDocument;
  readonly theirs: Envelope;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
  readonly onLater: () => void;
}

const reader = (): string => (pageData().locale ?? 'en').replaceAll('_', '-');

/** Someone else saved meanwhile: what differs, and whose values go on. */
const ConflictDialog = ({ base, mine, theirs, onKeepMine, onTakeTheirs, onLater }: Props) => {
  const { differing, onlyTheirs } = documentConflict(base, mine, theirs.document);
  const lines = differing.flatMap((path) =>
    changeLines(path, documentValue(mine, path), documentValue(theirs.document, path)),
  );
  return (
    <Modal
      title={t('screens.conflict.title')}
      className="talk-conflict"
      onRequestClose={onLater}
      shouldCloseOnClickOutside={false}
    >
      <p>{messageOf(whoSaved(theirs.by, reader()))}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('screens.conflict.setting')}</th>
            <th scope="col">{t('screens.conflict.mine')}</th>
            <th scope="col">{t('screens.conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ setting, from, to }) => (
            <tr key={setting + from + to}>
              <th scope="row">{setting}</th>
              <td data-label={t('screens.conflict.mine')}>{from}</td>
              <td data-label={t('screens.conflict.theirs')}>{to}</td>
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
