import { SaveBar } from '@shopify/app-bridge-react';
import { findingsElsewhere } from '@talk-suite/core/settings';
import type { ReactNode } from 'react';
import { on } from '../on.ts';
import { messageOf, t } from '../t.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { UndoBanner } from './undo-banner.tsx';
import type { Editor } from './use-editing.ts';

interface Props {
  readonly heading: string;
  readonly editor: Editor;
  /** The places whose errors the content shows itself. */
  readonly shown: readonly string[];
  readonly children: ReactNode;
}

/** A screen that edits: its content, the save bar, and everything that can be said about saving. */
export const EditedPage = ({ heading, editor, shown, children }: Props) => {
  const { state, dispatch, dirty, save } = editor;
  const elsewhere = findingsElsewhere(state.errors, shown);
  return (
    <s-page heading={heading}>
      <SaveBar open={dirty}>
        <button variant="primary" type="button" onClick={() => save()} {...(state.sent && { loading: '' })}>
          {t('screens.save.button')}
        </button>
        <button onClick={() => dispatch({ type: 'discard' })} type="button" disabled={state.sent !== null}>
          {t('screens.discard.button')}
        </button>
      </SaveBar>
      {state.failure !== null && (
        <s-banner
          tone="critical"
          heading={t('screens.failure.title')}
          dismissible
          {...on('dismiss', () => dispatch({ type: 'forgetFailure' }))}
        >
          {[t(`screens.failure.${state.failure.kind}`), state.failure.detail, t('screens.failure.kept')].join(
            ' ',
          )}
          <s-button slot="secondary-actions" onClick={() => save()}>
            {t('screens.save.retry')}
          </s-button>
        </s-banner>
      )}
      {elsewhere.length > 0 && (
        <s-banner tone="critical" heading={t('screens.failure.title')}>
          <s-unordered-list>
            {elsewhere.map((finding) => (
              <s-list-item key={finding.field + finding.text}>{messageOf(finding)}</s-list-item>
            ))}
          </s-unordered-list>
        </s-banner>
      )}
      <UndoBanner state={state} dispatch={dispatch} />
      {children}
      <ConflictDialog {...editor} />
    </s-page>
  );
};
