import { findingsElsewhere } from '@talk-suite/core/settings';
import { Notice } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { pageData } from '../page/data.ts';
import { t } from '../page/t.ts';
import type { Client } from './api/client.ts';
import { loadStatus, type Status } from './api/status.ts';
import type { FrontPage } from './connection/front-page.ts';
import { loadEngine, objectionsOf, readerWith, type HostRights } from './engine.ts';
import { description } from './fields/description.ts';
import { focusField } from './fields/focus.ts';
import { Header } from './header.tsx';
import { SiteNotices } from './notices/site-notices.tsx';
import { UndoNotice } from './notices/undo-notice.tsx';
import { ConflictDialog } from './saving/conflict-dialog.tsx';
import { FailureNotice } from './saving/failure-notice.tsx';
import { SaveBar } from './saving/save-bar.tsx';
import { SavedSnackbar } from './saving/saved-snackbar.tsx';
import { useUnsavedGuard } from './saving/use-unsaved-guard.ts';
import { hasBegun } from './sections-rules.ts';
import { Sections } from './sections.tsx';
import type { Envelope } from './state/document.ts';
import { ALLOWED_HOSTS, ALLOWED_KEYS } from './state/paths.ts';
import { panelElement, TabList } from './tabs/tab-list.tsx';
import { markOf, type TabId, tabOf } from './tabs/tab-of.ts';
import { useTab } from './tabs/use-tab.ts';
import { ImportProblem } from './transfer/import-problem.tsx';
import { useTransfer } from './transfer/use-transfer.ts';
import { useChunk } from './use-chunk.ts';
import { useSettings } from './use-settings.ts';

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
];

/** The screen with its settings. */
export const Screen = ({ client, envelope, status: firstStatus }: Props) => {
  const [status, setStatus] = useState(firstStatus);
  const [seenOther, setSeenOther] = useState(false);
  const [firstConnections, setFirstConnections] = useState(0);
  const network = pageData().page === 'network';
  const rights = status ?? NO_RIGHTS;
  const [stored, setStored] = useState(envelope.document.settings.connection);
  const objections = useMemo(() => objectionsOf(rights, stored), [rights, stored]);
  const engine = useChunk(loadEngine);
  const read = useMemo(
    () => readerWith(engine.part, rights.local, objections),
    [engine.part, rights.local, objections],
  );
  const screen = useSettings(client, envelope, read);
  const { state, dispatch, document, changes, dirty } = screen;
  const transfer = useTransfer(screen, { local: rights.local, objections });
  const root = useRef<HTMLDivElement>(null);
  useUnsavedGuard(dirty);

  useEffect(() => setStored(state.saved.document.settings.connection), [state.saved]);

  const tabs = tabsOf(hasBegun(state.saved.document, document, network), network);
  const [tab, selectTab] = useTab(tabs);
  const errorPaths = state.errors.map(({ field }) => field);

  // Leads to the first of some settings, on whichever tab it is. The focus waits for it to be shown.
  const [lead, setLead] = useState<{ readonly paths: readonly string[] } | null>(null);
  const [partsShown, setPartsShown] = useState(0);
  const leadTo = (paths: readonly string[]): void => {
    const first = tabs.find((id) => paths.some((path) => tabOf(description, path) === id));
    if (first) selectTab(first);
    setLead({ paths });
  };
  useEffect(() => {
    const panel = root.current?.querySelector(`#${panelElement(tab)}`);
    if (lead && panel && focusField(panel, lead.paths)) setLead(null);
    // oxlint-disable-next-line react/exhaustive-deps -- Only a new lead moves the focus, not another tab.
  }, [lead, partsShown]);
  useEffect(() => {
    if (state.refusals > 0) leadTo(errorPaths);
    // oxlint-disable-next-line react/exhaustive-deps -- Only a refusal moves the focus, not an error put right.
  }, [state.refusals]);

  // What is saved may have lifted a guard, or connected the site for the first time.
  const connected = state.saved.document.settings.connection !== null;
  const wasConnected = useRef(connected);
  useEffect(() => {
    if (state.saves === 0) return;
    loadStatus().then(setStatus, () => {});
    if (connected && !wasConnected.current) setFirstConnections((number) => number + 1);
    wasConnected.current = connected;
  }, [state.saves, connected]);

  // Told where it was done: an import at the top, the rest at the bottom, a disconnection beside its button.
  const undoNotice = state.undo && (
    <UndoNotice
      undo={state.undo}
      saved={state.saved.document}
      document={document}
      changes={changes}
      onUndo={() => dispatch({ type: 'undo' })}
      onDismiss={() => dispatch({ type: 'forgetUndo' })}
    />
  );
  const onFrontPage = (found: FrontPage): void => setSeenOther(found === 'other');
  const elsewhere = findingsElsewhere(state.errors, SHOWN_PATHS);
  return (
    <div className="talk-screen" ref={root}>
      <Header saved={state.saved.document} onExport={transfer.exportSettings} onFile={transfer.importFile} />
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
        {state.undo?.step === 'import' && undoNotice}
        {elsewhere.length > 0 && (
          <Notice status="error" isDismissible={false}>
            {elsewhere.map(({ field, message }) => (
              <p key={field + message}>
                {field && <code>{field}</code>} {message}
              </p>
            ))}
          </Notice>
        )}
      </div>
      <TabList
        tabs={tabs.map((id) => ({
          id,
          title: titleOf(id),
          mark: markOf(id, description, { errors: errorPaths, changes }),
        }))}
        selected={tab}
        onSelect={selectTab}
      />
      <Sections
        tabs={tabs}
        tab={tab}
        screen={screen}
        status={status}
        seenOther={seenOther}
        lookAgain={firstConnections}
        onFrontPage={onFrontPage}
        engine={engine}
        onPartShown={() => setPartsShown((number) => number + 1)}
      />
      <div className="talk-bottom">
        {(state.undo?.step === 'theirs' || state.undo?.step === 'discard') && undoNotice}
        {state.failure && (
          <FailureNotice
            failure={state.failure}
            onRetry={screen.save}
            onDismiss={() => dispatch({ type: 'forgetFailure' })}
          />
        )}
        <SaveBar
          dirty={dirty}
          begun={state.saved.revision > 0}
          saving={state.sent !== null}
          onSave={screen.save}
          onDiscard={() => dispatch({ type: 'discard' })}
        />
        {state.saves > 0 && <SavedSnackbar key={state.saves} outdated={dirty} />}
      </div>
      {state.theirs && (
        <ConflictDialog
          base={state.saved.document}
          mine={document}
          theirs={state.theirs}
          onKeepMine={screen.keepMine}
          onTakeTheirs={() => dispatch({ type: 'takeTheirs' })}
          onLater={() => dispatch({ type: 'chooseLater' })}
        />
      )}
    </div>
  );
};
