import { findingsElsewhere } from '@talk-suite/core/settings';
import { Notice } from '@wordpress/components';
import * as React from 'react';
import { useMemo, useRef, useState } from 'react';
import { pageData } from '../page/data.ts';
import { t } from '../page/t.ts';
import type { Client } from './api/client.ts';
import type { Status } from './api/status.ts';
import { readerWith, type Engine, type HostRights } from './engine.ts';
import { description } from './fields/description.ts';
import { Header } from './header.tsx';
import { useHelpInAddress } from './help-link.tsx';
import { LazyPart } from './lazy/lazy-part.tsx';
import { SiteNotices } from './notices/site-notices.tsx';
import { UndoNotice } from './notices/undo-notice.tsx';
import { FailureNotice } from './saving/failure-notice.tsx';
import { SaveBar } from './saving/save-bar.tsx';
import { useSavedStatus } from './saving/use-saved-status.ts';
import { useUnsavedGuard } from './saving/use-unsaved-guard.ts';
import { ScreenProvider, useScreen } from './screen-context.ts';
import { hasBegun } from './sections-rules.ts';
import { Sections } from './sections.tsx';
import { ALLOWED_HOSTS, ALLOWED_KEYS, LOCKED, type Envelope } from './state/document.ts';
import { TabList } from './tabs/tab-list.tsx';
import { markOf, type TabId } from './tabs/tab-of.ts';
import { useLead } from './tabs/use-lead.ts';
import { useTab } from './tabs/use-tab.ts';
import { ImportProblem } from './transfer/import-problem.tsx';
import { useTransfer } from './transfer/use-transfer.ts';
import { useSettings } from './use-settings.ts';
import { useSiteStatus } from './use-site-status.ts';

interface Props {
  readonly client: Client;
  readonly envelope: Envelope;
  readonly status: Status | null;
}

const NO_RIGHTS: HostRights = { local: false, canUseCustomHosts: true, allowedHosts: [] };

const tabsOf = (begun: boolean, network: boolean): readonly [TabId, ...TabId[]] => [
  'connection',
  ...(begun ? description.map(({ id }) => id).filter((id) => id !== 'connection') : []),
  ...(network ? (['hosts'] as const) : []),
];

const titleOf = (tab: TabId): string =>
  t(description.find(({ id }) => id === tab)?.title ?? 'wordpress.network.hosts');

const SHOWN_PATHS = [
  ...description.flatMap(({ fields }) => fields.map(({ path }) => path)),
  ALLOWED_HOSTS,
  ALLOWED_KEYS,
  LOCKED,
];

/** What the last large step did. An import is told at the top, the rest at the bottom, next to what was pressed. */
const LastStep = ({ at }: { readonly at: 'top' | 'bottom' }) => {
  const [undo] = useScreen().screen.state.undo;
  // A disconnection is told by its own button.
  if (!undo || undo.step === 'disconnect' || (undo.step === 'import') !== (at === 'top')) return null;
  return <UndoNotice undo={undo} />;
};

/** Errors that no field shows. */
const ErrorsElsewhere = () => {
  const elsewhere = findingsElsewhere(useScreen().screen.state.errors, SHOWN_PATHS);
  return elsewhere.length === 0 ? null : (
    <Notice status="error" isDismissible={false}>
      {elsewhere.map(({ field, message }) => (
        <p key={field + message}>
          {field && <code>{field}</code>} {message}
        </p>
      ))}
    </Notice>
  );
};

const loadConflict = () => import(/* webpackChunkName: "changes" */ './changes/conflict-dialog.tsx');

/** Everything about saving: the bar, what went wrong, and whose values go on. */
const Saving = () => {
  const { state, dispatch, document, reading, dirty, save, keepMine } = useScreen().screen;
  return (
    <>
      <div className="talk-bottom">
        <LastStep at="bottom" />
        {state.failure && (
          <FailureNotice
            failure={state.failure}
            onRetry={save}
            onDismiss={() => dispatch({ type: 'forgetFailure' })}
          />
        )}
        <SaveBar
          dirty={dirty}
          problems={reading.kind === 'refused' ? reading.errors.length : state.errors.length}
          saving={state.sent !== null}
          saves={state.saves}
          onSave={save}
          onDiscard={() => dispatch({ type: 'discard' })}
        />
      </div>
      {state.theirs && (
        <LazyPart
          load={loadConflict}
          shape={null}
          props={{
            base: state.saved.document,
            mine: document,
            theirs: state.theirs,
            onKeepMine: keepMine,
            onTakeTheirs: () => dispatch({ type: 'takeTheirs' }),
            onLater: () => dispatch({ type: 'later' }),
          }}
        />
      )}
    </>
  );
};

/** The screen with its settings. */
export const Screen = ({ client, envelope, status: firstStatus }: Props) => {
  const network = pageData().page === 'network';
  const [status, setStatus] = useState(firstStatus);
  const [engine, setEngine] = useState<Engine | null>(null);
  const pastedCode = useRef<string | null>(null);
  const rights = status ?? NO_RIGHTS;
  const screen = useSettings(
    client,
    envelope,
    useMemo(() => readerWith(engine, rights), [engine, rights]),
  );
  const { state, document, changes, dirty } = screen;
  const transfer = useTransfer(screen, rights);
  const firstConnections = useSavedStatus(state, setStatus);
  useUnsavedGuard(dirty);
  useHelpInAddress();
  const tabs = tabsOf(hasBegun(state.saved.document, document, network), network);
  const [tab, selectTab] = useTab(tabs);
  const root = useRef<HTMLDivElement>(null);
  const { leadTo, onPartShown } = useLead({ root, tabs, tab, selectTab, state });
  const parts = {
    screen,
    status,
    onStatus: setStatus,
    ...useSiteStatus(state, { status, onStatus: setStatus, firstConnections, network }),
    firstConnections,
    pastedCode,
    // A function as state is given by a function.
    onEngine: (read: Engine) => setEngine(() => read),
    leadTo,
    onPartShown,
  };
  const errors = state.errors.map(({ field }) => field);
  return (
    <ScreenProvider value={parts}>
      <div className="talk-screen" ref={root}>
        <Header onExport={transfer.exportSettings} onFile={transfer.importFile} />
        <div className="talk-notices">
          <SiteNotices
            status={status}
            saved={state.saved}
            onShow={(path) => leadTo([path])}
            onStatus={setStatus}
          />
          {transfer.problem && (
            <ImportProblem
              file={transfer.problem.file}
              problem={transfer.problem.failure}
              onDismiss={transfer.dismiss}
            />
          )}
          <LastStep at="top" />
          <ErrorsElsewhere />
        </div>
        <TabList
          tabs={tabs.map((id) => ({
            id,
            title: titleOf(id),
            mark: markOf(id, description, { errors, changes }),
          }))}
          selected={tab}
          onSelect={selectTab}
        />
        <Sections tabs={tabs} tab={tab} />
        <Saving />
      </div>
    </ScreenProvider>
  );
};
