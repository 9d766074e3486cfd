import { Button } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import * as React from 'react';
import { t } from '../page/t.ts';
import type { Override } from './override.ts';
import { summarySlot } from './panel-slot.ts';
import type { Inherited } from './use-inherited.ts';

/** The panel, as the editor names it. */
const PANEL = 'talk-messenger/talk-messenger';

interface Props {
  readonly inherited: Inherited;
  readonly override: Override;
}

/** What the page does now, in few words. */
const stateOf = (inherited: Inherited, override: Override): string => {
  if (override !== 'inherit') return t(`editor.${override}`);
  return inherited.phase === 'ready' ? inherited.reason : t(`editor.inherit.${inherited.phase}`);
};

/** One line among the page's own facts, at the top: what Talk does here, and the way to the panel further down. */
export const Summary = ({ inherited, override }: Props) => {
  const isOpen = useSelect(
    (select) =>
      (
        select('core/editor') as unknown as { isEditorPanelOpened?: (panel: string) => boolean }
      ).isEditorPanelOpened?.(PANEL) ?? true,
    [],
  );
  const { toggleEditorPanelOpened } = useDispatch('core/editor') as unknown as {
    toggleEditorPanelOpened?: (panel: string) => void;
  };
  const Slot = summarySlot();
  if (!Slot) return null;
  const state = stateOf(inherited, override);
  return (
    <Slot className="talk-editor-summary">
      <span aria-hidden="true">{t('editor.summary')}</span>
      <Button
        variant="tertiary"
        size="compact"
        aria-label={t('editor.summary.change', { state })}
        onClick={() => {
          if (!isOpen) toggleEditorPanelOpened?.(PANEL);
          // The panel is drawn first.
          setTimeout(() => document.querySelector<HTMLElement>('.talk-editor input:checked')?.focus(), 0);
        }}
      >
        {state}
      </Button>
    </Slot>
  );
};
