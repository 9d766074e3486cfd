import { undoneInWords } from '@talk-suite/core/screens';
import { useEffect, useRef } from 'react';
import { messageOf, t } from '../t.ts';
import type { Editor } from './use-editing.ts';

/**
 * What the last large step did, and the way back. After a reset its button takes the focus: what was pressed may be far
 * below. A disconnection is told where it was asked for.
 */
export const UndoBanner = ({ state, dispatch }: Pick<Editor, 'state' | 'dispatch'>) => {
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLElementTagNameMap['s-button']>(null);
  const [undo] = state.undo;
  useEffect(() => {
    if (undo?.step === 'reset') button.current?.focus();
  }, [undo]);
  return (
    <div ref={place} role="status" tabIndex={-1}>
      {undo && undo.step !== 'disconnect' && (
        <s-banner tone="info">
          {messageOf(undoneInWords(undo, state.saved.document))}
          <s-button
            ref={button}
            slot="secondary-actions"
            onClick={() => {
              // The button goes; the next key goes on from here.
              place.current?.focus();
              dispatch({ type: 'undo' });
            }}
          >
            {t(`screens.undo.${undo.step}`)}
          </s-button>
        </s-banner>
      )}
    </div>
  );
};
