import defaults from '@talk-suite/core/data/settings.defaults.json';
import { resetOf } from '@talk-suite/core/screens';
import type { SectionDescription, Settings } from '@talk-suite/core/settings';
import { Modal } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { DialogButtons } from '../dialog-buttons.tsx';
import { labelOf } from '../fields/description.ts';
import { useScreen } from '../screen-context.ts';

/** What a new site has. */
const initial = { settings: defaults as unknown as Settings };

interface Props {
  /** Whose settings go back. */
  readonly sections: readonly SectionDescription[];
  readonly title: string;
  readonly onClose: () => void;
}

/**
 * Asks before settings are put back to what a new site has, and names those that are not so already. Taken back like any
 * large step; the connection stays.
 */
const ResetDialog = ({ sections, title, onClose }: Props) => {
  const { state, dispatch } = useScreen().screen;
  const reset = resetOf(sections, 'wordpress', state.draft, initial);
  const names = [...new Set(reset.paths.map(labelOf))];
  return (
    <Modal title={title} className="talk-dialog talk-reset-dialog" onRequestClose={onClose}>
      <p>
        {names.length === 0
          ? t('screens.reset.nothing')
          : t('screens.reset.text', { fields: names.join(', ') })}
      </p>
      <DialogButtons
        onCancel={onClose}
        action={t('screens.reset.confirm')}
        canAct={names.length > 0}
        isDestructive
        onAction={() => {
          dispatch({ type: 'reset', ...reset });
          onClose();
        }}
      />
    </Modal>
  );
};

export default ResetDialog;
