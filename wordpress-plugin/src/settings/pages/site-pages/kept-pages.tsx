import type { Kept } from '@talk-suite/core/screens';
import * as React from 'react';
import { t } from '../../../page/t.ts';
import type { ListedPage } from '../../api/visibility.ts';
import { Outcome } from '../../notices/outcome.tsx';
import { Because } from '../because.tsx';
import type { ListedWith } from './page-row.tsx';

interface Props extends Omit<ListedWith, 'compiled'> {
  readonly kept: Kept<ListedPage> | null;
}

/** Says where a choice for several pages changes nothing, and leads to what decides there. */
export const KeptPages = ({ kept, rules, site, onShow }: Props) => (
  <div className="talk-site-pages__said" role="status">
    {kept !== null && kept.pages.length > 0 && (
      <Outcome kind="note">
        {t('screens.sitePages.kept', { count: String(kept.pages.length) })}
        <ul className="talk-site-pages__kept">
          {kept.because.map((because) => (
            <li key={`${because.by} ${because.rule ?? ''}`}>
              <Because because={because} rules={rules} words={site.words} onShow={onShow} />
            </li>
          ))}
          {kept.pages.map(
            ({ title, edit, context }) =>
              context.override &&
              edit && (
                <li key={edit}>
                  <a href={edit}>{title}</a>
                </li>
              ),
          )}
        </ul>
      </Outcome>
    )}
  </div>
);
