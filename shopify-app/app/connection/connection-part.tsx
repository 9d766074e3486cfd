import { newEntry, undoneInWords } from '@talk-suite/core/screens';
import { same } from '@talk-suite/core/settings';
import type { Editor } from '../editing/use-editing.ts';
import { messageOf, t } from '../t.ts';
import { EntryForm } from './entry-form.tsx';
import { Summary } from './summary.tsx';

interface DisconnectedProps {
  /** That Talk goes with the next save, or went with the last one. */
  readonly text: string;
  readonly onUndo: () => void;
}

/** What disconnecting means, and the way back. */
const Disconnected = ({ text, onUndo }: DisconnectedProps) => (
  <s-banner tone="warning">
    {text}
    <s-button slot="secondary-actions" onClick={onUndo}>
      {t('shopify.disconnect.undo')}
    </s-button>
  </s-banner>
);

interface Props {
  readonly editor: Editor;
  /** Where the theme's embed is set. */
  readonly embed: string;
}

/** The connection: entered where there is none, shown where there is one, and what leaving it means. */
export const ConnectionPart = ({ editor, embed }: Props) => {
  const { state, dispatch, edit } = editor;
  const { connection } = state.draft.settings;
  const stored = state.saved.document.settings.connection;
  const [undo] = state.undo;
  const disconnected = undo?.step === 'disconnect';
  if (connection && state.entry === null)
    return (
      <Summary
        connection={connection}
        saved={same(connection, stored)}
        embed={embed}
        onReplace={() => dispatch({ type: 'enter', entry: newEntry(connection) })}
        onDisconnect={() => dispatch({ type: 'disconnect' })}
        onRegion={(dataRegion) => edit('connection.dataRegion', dataRegion)}
      />
    );
  return (
    <>
      {disconnected && (
        <Disconnected
          text={messageOf(undoneInWords(undo, state.saved.document))}
          onUndo={() => dispatch({ type: 'undo' })}
        />
      )}
      {(!disconnected || stored === null) && <EntryForm editor={editor} />}
    </>
  );
};
