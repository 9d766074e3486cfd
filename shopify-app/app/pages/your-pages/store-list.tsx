import { useEffect, type ReactNode } from 'react';
import type { OverrideKind } from '../../../app-data/overrides.ts';
import type { ContentItem } from '../../content/content.ts';
import { t } from '../../t.ts';
import type { Listing } from '../listing.ts';
import { Declined } from '../pickers/declined.tsx';
import { useListing } from '../use-listing.ts';
import { rowOf, withNames, type PageRow } from './page-names.ts';

/** What is going on, for eyes and for screen readers. */
const statusOf = ({ status, items, next, search }: Listing): string => {
  if (status === 'loading') return t('shopify.content.loading');
  if (status !== 'listed') return '';
  if (items.length === 0) return t(search.trim() === '' ? 'shopify.content.empty' : 'shopify.content.none');
  return t(next === null ? 'shopify.content.all' : 'shopify.content.some', { count: String(items.length) });
};

interface Props {
  readonly kind: OverrideKind;
  readonly search: string;
  /** Told what was listed. */
  readonly onItems: (kind: OverrideKind, items: readonly ContentItem[]) => void;
  /** Told that more may be read than before. */
  readonly onAllowed: () => void;
  readonly children: (pages: readonly PageRow[]) => ReactNode;
}

/** What the store has of a kind. */
export const StoreList = ({ kind, search, onItems, onAllowed, children }: Props) => {
  const [listing, dispatch] = useListing(kind, search);
  const { items, status, next } = listing;
  useEffect(() => {
    if (items.length > 0) onItems(kind, items);
    // oxlint-disable-next-line react/exhaustive-deps -- Once for each list.
  }, [items]);
  const names = withNames(new Map(), kind, items);
  return (
    <>
      <s-box accessibilityRole="status">{statusOf(listing)}</s-box>
      {items.length > 0 && children(items.map(({ key }) => rowOf({ kind, key }, names)))}
      {status === 'declined' && (
        <Declined
          kind={kind}
          onAllowed={() => {
            dispatch({ type: 'again' });
            onAllowed();
          }}
        />
      )}
      {status === 'failed' && (
        <s-banner tone="critical">
          {t('shopify.content.failed')}
          <s-button slot="secondary-actions" onClick={() => dispatch({ type: 'again' })}>
            {t('shopify.content.again')}
          </s-button>
        </s-banner>
      )}
      {next !== null && (status === 'listed' || status === 'loading') && (
        <s-button loading={status === 'loading'} onClick={() => dispatch({ type: 'more' })}>
          {t('shopify.content.more')}
        </s-button>
      )}
    </>
  );
};
