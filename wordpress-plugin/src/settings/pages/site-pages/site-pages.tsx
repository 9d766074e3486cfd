import type { CompiledVisibility, Rule } from '@talk-suite/core/visibility';
import { Button, SearchControl } from '@wordpress/components';
import * as React from 'react';
import { useState } from 'react';
import { t } from '../../../page/t.ts';
import type { ListedPage } from '../../api/visibility.ts';
import { Section } from '../../section.tsx';
import { Because } from '../because.tsx';
import { DecisionBadge } from '../decision-badge.tsx';
import { decideForGuests, shortAddress } from '../decisions.ts';
import type { SiteWords } from '../use-site-words.ts';
import { usePages } from './use-pages.ts';

interface Props {
  readonly compiled: CompiledVisibility;
  /** By id. */
  readonly rules: ReadonlyMap<string, Rule>;
  readonly site: SiteWords;
  readonly onShow: (id: string) => void;
}

const PageDecision = ({ page, compiled, rules, site, onShow }: Props & { page: ListedPage }) => {
  const { desktop, mobile, same } = decideForGuests(compiled, page.context);
  const because = (decision: typeof desktop) => (
    <span className="talk-help">
      <Because because={decision.because} rules={rules} words={site.words} onShow={onShow} />
    </span>
  );
  if (same)
    return (
      <>
        <DecisionBadge talk={desktop.talk} />
        {because(desktop)}
      </>
    );
  return (
    <>
      {([desktop, mobile] as const).map((decision) => (
        <div key={decision === desktop ? 'desktop' : 'mobile'}>
          <DecisionBadge talk={decision.talk} />{' '}
          {t(`visibility.sentence.where.device.${decision === desktop ? 'desktop' : 'mobile'}`)}
          {because(decision)}
        </div>
      ))}
    </>
  );
};

/** The pages of the site with what the rules make of them, before they are saved. */
export const SitePages = (props: Props) => {
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
        {pages.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('screens.sitePages.page')}</th>
                <th scope="col">{t('screens.sitePages.decision')}</th>
              </tr>
            </thead>
            <tbody>
              {pages.map((page) => (
                <tr key={`${page.context.url}`}>
                  <th scope="row">
                    {page.edit ? <a href={page.edit}>{page.title}</a> : page.title}
                    <span className="talk-help">
                      {page.typeLabel} <code dir="ltr">{shortAddress(page.context)}</code>
                    </span>
                  </th>
                  <td>
                    <PageDecision {...props} page={page} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
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
