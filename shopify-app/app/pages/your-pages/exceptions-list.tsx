import { useState, type ReactNode } from 'react';
import type { Overrides } from '../../../app-data/overrides.ts';
import { t } from '../../t.ts';
import { exceptionsIn, rowOf, type PageNames, type PageRow } from './page-names.ts';

/** So many are shown at first. */
const SHOWN = 25;

const fits = ({ title, path, key }: PageRow, search: string): boolean =>
  `${title} ${path ?? ''} ${key}`.toLowerCase().includes(search.trim().toLowerCase());

interface Props {
  readonly overrides: Overrides;
  readonly names: PageNames;
  readonly search: string;
  readonly children: (pages: readonly PageRow[]) => ReactNode;
}

/** The pages that have a choice of their own. */
export const ExceptionsList = ({ overrides, names, search, children }: Props) => {
  const [shown, setShown] = useState(SHOWN);
  const all = exceptionsIn(overrides).map((page) => rowOf(page, names));
  const found = all.filter((page) => fits(page, search));
  return (
    <>
      <s-box accessibilityRole="status">
        {all.length === 0
          ? t('shopify.overrides.none')
          : found.length === 0
            ? t('shopify.content.none')
            : t('shopify.overrides.count', { count: String(found.length) })}
      </s-box>
      {found.length > 0 && children(found.slice(0, shown))}
      {found.length > shown && (
        <s-button onClick={() => setShown(shown + SHOWN)}>{t('shopify.content.more')}</s-button>
      )}
    </>
  );
};
