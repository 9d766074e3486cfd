import { newEntry, undoneInWords } from '@talk-suite/core/screens';
import { same } from '@talk-suite/core/settings';
import { useEffect, useRef, type RefObject } from 'react';
import type { Editor } from '../editing/use-editing.ts';
import { messageOf, t } from '../t.ts';
import { EntryForm } from './entry-form.tsx';
import { Summary } from './summary.tsx';

interface DisconnectedProps {
  /** That Talk goes with the next save, or went with the last one. */
  readonly text: string;
  readonly onUndo: () => void;
}

/** What disconnecting means, and the way back. Its button takes the focus: what had it is gone. */
const Disconnected = ({ text, onUndo }: DisconnectedProps) => {
  const button = useRef<HTMLElementTagNameMap['s-button']>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <s-box accessibilityRole="status">
      <s-banner tone="warning">
        {text}
        <s-button ref={button} slot="secondary-actions" onClick={onUndo}>
          {t('shopify.disconnect.undo')}
        </s-button>
      </s-banner>
    </s-box>
  );
};

interface Props {
  readonly editor: Editor;
  /** Takes a connect code that is pasted together with the tracking code. */
  readonly pastedCode: RefObject<string | null>;
  /** Where the theme's embed is set. */
  readonly embed: string;
}

/** The connection: entered where there is none, shown where there is one, and what leaving it means. */
export const ConnectionPart = ({ editor, pastedCode, embed }: Props) => {
  const { state, dispatch, edit } = editor;
  const { connection } = state.draft.settings;
  const stored = state.saved.document.settings.connection;
  const [undo] = state.undo;
  const disconnected = undo?.step === 'disconnect';
  const place = useRef<HTMLDivElement>(null);
  /** Before something that takes the pressed button away: the next key goes on from here. */
  const stay = (): void => place.current?.focus();
  return (
    <div ref={place} tabIndex={-1}>
      {connection && state.entry === null ? (
        <Summary
          connection={connection}
          saved={same(connection, stored)}
          embed={embed}
          onReplace={() => {
            stay();
            dispatch({ type: 'enter', entry: newEntry(connection) });
          }}
          onDisconnect={() => dispatch({ type: 'disconnect' })}
          onRegion={(dataRegion) => edit('connection.dataRegion', dataRegion)}
        />
      ) : (
        <s-stack gap="base">
          {disconnected && (
            <Disconnected
              text={messageOf(undoneInWords(undo, state.saved.document))}
              onUndo={() => {
                stay();
                dispatch({ type: 'undo' });
              }}
            />
          )}
          {(!disconnected || stored === null) && (
            <EntryForm editor={editor} pastedCode={pastedCode} onLeave={stay} />
          )}
        </s-stack>
      )}
    </div>
  );
};
