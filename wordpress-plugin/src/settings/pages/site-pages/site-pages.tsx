import { keptFrom, type Kept, pagePattern, withPages } from '@talk-suite/core/screens';
import { Button, SearchControl } from '@wordpress/components';
import * as React from 'react';
import { useRef, useState } from 'react';
import { t } from '../../../page/t.ts';
import type { ListedPage } from '../../api/visibility.ts';
import { useScreen } from '../../screen-context.ts';
import { Section } from '../../section.tsx';
import { decideForGuests } from '../decisions.ts';
import { KeptPages } from './kept-pages.tsx';
import { type ListedWith, PageRow } from './page-row.tsx';
import { usePages } from './use-pages.ts';

/** Shows or hides Talk on pages, by the choice in force. */
const useSwitch = (): ((pages: readonly ListedPage[], talk: 'show' | 'hide') => void) => {
  const { state, dispatch } = useScreen().screen;
  return (pages, talk) => {
    const addresses = pages.map(({ context }) => pagePattern(context)).filter(Boolean);
    const { default: fallback, rules } = withPages(state.draft.settings.visibility, addresses, talk);
    dispatch({ type: 'edit', path: 'visibility.default', value: fallback });
    dispatch({ type: 'edit', path: 'visibility.rules', value: rules });
  };
};

interface ChosenProps {
  readonly count: number;
  readonly onSwitch: (talk: 'show' | 'hide') => void;
}

/** What can be done with the pages that are selected. */
const Chosen = ({ count, onSwitch }: ChosenProps) => (
  <div className="talk-site-pages__chosen" role="status">
    {t('screens.sitePages.selected', { count: String(count) })}
    {(['show', 'hide'] as const).map((talk) => (
      <Button key={talk} __next40pxDefaultSize variant="secondary" onClick={() => onSwitch(talk)}>
        {t(`screens.sitePages.${talk}Selected`)}
      </Button>
    ))}
  </div>
);

interface TableProps extends ListedWith {
  readonly pages: readonly ListedPage[];
}

const Table = ({ pages, ...props }: TableProps) => {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const onSwitch = useSwitch();
  const [kept, setKept] = useState<Kept<ListedPage> | null>(null);
  const all = useRef<HTMLInputElement>(null);
  const nameOf = ({ context }: ListedPage): string => String(context.url);
  const chosen = pages.filter((page) => selected.has(nameOf(page)));
  const change = (next: ReadonlySet<string>): void => {
    setSelected(next);
    // What was said is about the choice before.
    setKept(null);
  };
  const select = (page: ListedPage, wanted: boolean): void => {
    const next = new Set(selected);
    if (wanted) next.add(nameOf(page));
    else next.delete(nameOf(page));
    change(next);
  };
  return (
    <>
      {chosen.length > 0 && (
        <Chosen
          count={chosen.length}
          onSwitch={(talk) => {
            setKept(keptFrom(chosen, talk, ({ context }) => decideForGuests(props.compiled, context)));
            onSwitch(chosen, talk);
            setSelected(new Set());
            // The buttons go with the selection.
            all.current?.focus();
          }}
        />
      )}
      <KeptPages {...props} kept={kept} />
      <table>
        <thead>
          <tr>
            <th scope="col">
              <input
                ref={all}
                type="checkbox"
                aria-label={t('screens.sitePages.selectAll')}
                checked={chosen.length === pages.length}
                onChange={({ currentTarget }) =>
                  change(new Set(currentTarget.checked ? pages.map(nameOf) : []))
                }
              />
            </th>
            <th scope="col">{t('screens.sitePages.page')}</th>
            <th scope="col">{t('screens.sitePages.decision')}</th>
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => (
            <PageRow
              key={nameOf(page)}
              {...props}
              page={page}
              selected={selected.has(nameOf(page))}
              onSelect={(wanted) => select(page, wanted)}
              onSwitch={(talk) => {
                setKept(null);
                onSwitch([page], talk);
              }}
            />
          ))}
        </tbody>
      </table>
    </>
  );
};

/** The pages of the site with what the settings make of them, before they are saved; a switch in each row. */
export const SitePages = (props: ListedWith) => {
  const [search, setSearch] = useState('');
  const [number, setNumber] = useState(1);
  const { answer, busy, failure, retry } = usePages(search.trim(), number);
  const { pages = [], total = 0, totalPages = 1 } = answer ?? {};
  const turn = (by: number, disabled: boolean, label: 'previous' | 'next') => (
    <Button
      __next40pxDefaultSize
      variant="secondary"
      aria-disabled={disabled || busy}
      onClick={() => !disabled && !busy && setNumber(number + by)}
    >
      {t(`screens.sitePages.${label}`)}
    </Button>
  );
  return (
    <Section id="site-pages" title={t('screens.sitePages.title')} lead={t('screens.sitePages.lead')}>
      <div className="talk-site-pages" aria-busy={busy}>
        <SearchControl
          __nextHasNoMarginBottom
          label={t('screens.sitePages.search')}
          placeholder={t('screens.sitePages.search')}
          value={search}
          onChange={(value) => {
            setSearch(value);
            setNumber(1);
          }}
        />
        {failure && (
          <p className="talk-error" role="alert">
            {t(`screens.failure.${failure.kind}`)} {failure.detail}{' '}
            <Button variant="link" onClick={retry}>
              {t('screens.load.retry')}
            </Button>
          </p>
        )}
        <p className="screen-reader-text" role="status">
          {busy || !answer ? '' : t('screens.sitePages.found', { count: String(total) })}
        </p>
        {answer && pages.length === 0 && <p className="talk-help">{t('screens.sitePages.none')}</p>}
        {pages.length > 0 && <Table {...props} pages={pages} />}
        {totalPages > 1 && (
          <div className="talk-site-pages__turn">
            {turn(-1, number <= 1, 'previous')}
            <span>{t('screens.sitePages.place', { page: String(number), pages: String(totalPages) })}</span>
            {turn(1, number >= totalPages, 'next')}
          </div>
        )}
      </div>
    </Section>
  );
};
