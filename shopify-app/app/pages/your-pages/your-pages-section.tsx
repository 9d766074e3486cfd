import { findingsAt } from '@talk-suite/core/settings';
import { whereOf } from '@talk-suite/core/screens';
import { useState } from 'react';
import {
  countOverrides,
  OVERRIDE_KINDS,
  type Effect,
  type OverrideKind,
} from '../../../app-data/overrides.ts';
import type { Editor } from '../../editing/use-editing.ts';
import { messageOf, t } from '../../t.ts';
import type { Listed } from '../address.ts';
import { AddPage } from './add-page.tsx';
import { ExceptionsList } from './exceptions-list.tsx';
import { LastStep } from './last-step.tsx';
import type { PageRow } from './page-names.ts';
import { PagesTable } from './pages-table.tsx';
import { Selected } from './selected.tsx';
import { StoreList } from './store-list.tsx';
import { useExceptions } from './use-exceptions.ts';
import { usePageNames } from './use-page-names.ts';

/** What is listed: what has a choice of its own, or what the store has of a kind. */
type View = 'exceptions' | OverrideKind;

const ViewSelect = ({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }) => (
  <s-select
    label={t('shopify.content.kind')}
    value={view}
    onChange={({ currentTarget }) =>
      onView(OVERRIDE_KINDS.find((kind) => kind === currentTarget.value) ?? 'exceptions')
    }
  >
    <s-option value="exceptions">{t('shopify.overrides.title')}</s-option>
    {OVERRIDE_KINDS.map((kind) => (
      <s-option key={kind} value={kind}>
        {t(`shopify.content.kind.${kind}`)}
      </s-option>
    ))}
  </s-select>
);

interface Props {
  readonly editor: Editor;
  readonly shop: string;
  /** Leads to a rule of the list. */
  readonly onShow: (id: string) => void;
}

/** Products, collections, pages, blogs and articles, each with what Talk does there and a choice of its own. */
export const YourPagesSection = ({ editor, shop, onShow }: Props) => {
  const { settings } = editor.state.draft;
  const { overrides, choose, last, undo } = useExceptions(editor);
  const { names, learn, look } = usePageNames(overrides);
  const [view, setView] = useState<View>(countOverrides(overrides) > 0 ? 'exceptions' : 'pages');
  const [search, setSearch] = useState('');
  const [ticked, setTicked] = useState<readonly Listed[]>([]);
  // Where Talk is hidden by default, who adds a page wants it there.
  const [effect, setEffect] = useState<Effect>(whereOf(settings.visibility) === 'only' ? 'show' : 'hide');
  const [lost, setLost] = useState(false);
  const chooseFor = (pages: readonly Listed[], choice: Effect | null): void => {
    // A row leaves the list of exceptions with its choice, and the buttons leave with the selection.
    setLost(pages.length > 1 || (view === 'exceptions' && choice === null));
    choose(pages, choice);
    setTicked([]);
  };
  const table = (pages: readonly PageRow[]) => (
    <>
      <Selected
        count={ticked.length}
        all={pages.length}
        onAll={(all) => setTicked(all ? pages : [])}
        onChoose={(choice) => chooseFor(ticked, choice)}
      />
      <PagesTable
        pages={pages}
        shop={shop}
        settings={settings}
        overrides={overrides}
        ticked={ticked}
        onTick={setTicked}
        onChoose={chooseFor}
        onShow={onShow}
      />
    </>
  );
  return (
    <s-section heading={t('screens.sitePages.title')}>
      <s-stack gap="base">
        <s-paragraph>{t('shopify.overrides.lead')}</s-paragraph>
        {findingsAt(editor.state.errors, 'overrides').map((finding) => (
          <s-text key={finding.field + finding.text} tone="critical">
            {messageOf(finding)}
          </s-text>
        ))}
        <AddPage
          effect={effect}
          onEffect={setEffect}
          onAdd={(page) => {
            choose([page], effect);
            setView('exceptions');
            setSearch('');
          }}
          onNames={learn}
        />
        <s-query-container>
          <s-grid gridTemplateColumns="@container (inline-size > 500px) 1fr 1fr, 1fr" gap="base">
            <ViewSelect
              view={view}
              onView={(next) => {
                setView(next);
                setTicked([]);
              }}
            />
            <s-search-field
              label={t('shopify.content.search')}
              value={search}
              onInput={({ currentTarget }) => setSearch(currentTarget.value)}
            />
          </s-grid>
        </s-query-container>
        <LastStep last={last} undo={undo} names={names} focused={lost} />
        {view === 'exceptions' ? (
          <ExceptionsList overrides={overrides} names={names} search={search}>
            {table}
          </ExceptionsList>
        ) : (
          <StoreList key={view} kind={view} search={search} onItems={learn} onAllowed={look}>
            {table}
          </StoreList>
        )}
      </s-stack>
    </s-section>
  );
};
