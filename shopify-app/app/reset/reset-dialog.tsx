import { resetOf } from '@talk-suite/core/screens';
import type { SectionDescription } from '@talk-suite/core/settings';
import { useEffect, useRef } from 'react';
import { newAppData } from '../../app-data/index.ts';
import type { Editor } from '../editing/use-editing.ts';
import { labelOf } from '../fields/description.ts';
import { on } from '../on.ts';
import { t } from '../t.ts';

export interface ResetDialogProps {
  readonly title: string;
  /** Whose settings go back. */
  readonly sections: readonly SectionDescription[];
  /** What goes back with them and is the app's alone. */
  readonly own: readonly string[];
  readonly editor: Editor;
  readonly onClose: () => void;
}

/**
 * Asks before settings are put back to what a new store has, and names those that are not so already. Taken back like
 * any large step; the connection stays.
 */
export const ResetDialog = ({ title, sections, own, editor, onClose }: ResetDialogProps) => {
  const { state, dispatch } = editor;
  const dialog = useRef<HTMLElementTagNameMap['s-modal']>(null);
  const confirmed = useRef(false);
  useEffect(() => dialog.current?.showOverlay(), []);
  const reset = resetOf(sections, 'shopify', state.draft, newAppData(), own);
  const names = [...new Set(reset.paths.map(labelOf))];
  return (
    <s-modal
      ref={dialog}
      heading={title}
      {...on('afterhide', () => {
        onClose();
        // Only now: a dialog that closes gives the focus back, and a reset leads it to the way back.
        if (confirmed.current) dispatch({ type: 'reset', ...reset });
      })}
    >
      <s-paragraph>
        {names.length === 0
          ? t('screens.reset.nothing')
          : t('screens.reset.text', { fields: names.join(', ') })}
      </s-paragraph>
      <s-button
        slot="primary-action"
        variant="primary"
        tone="critical"
        disabled={names.length === 0}
        onClick={() => {
          confirmed.current = true;
          dialog.current?.hideOverlay();
        }}
      >
        {t('screens.reset.confirm')}
      </s-button>
      <s-button slot="secondary-actions" onClick={() => dialog.current?.hideOverlay()}>
        {t('screens.rule.cancel')}
      </s-button>
    </s-modal>
  );
};
