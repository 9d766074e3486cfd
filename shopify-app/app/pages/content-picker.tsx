import { useEffect, useRef } from 'react';
import { overrideOf, type Effect, type Overrides } from '../../app-data/overrides.ts';
import type { ContentItem } from '../content/content.ts';
import { CONTENT_KINDS } from '../content/documents.ts';
import { on } from '../on.ts';
import { t } from '../t.ts';
import type { Listed } from './address.ts';
import { tickedKeys, type Listing, type ListingAction } from './listing.ts';
import { useListing } from './use-listing.ts';

interface ResultsProps {
  readonly listing: Listing;
  readonly overrides: Overrides;
  readonly dispatch: (action: ListingAction) => void;
}

/** What tells one entry from others of its name, and what it has already. */
const detailsOf = (item: ContentItem, { kind }: Listing, overrides: Overrides): string => {
  const choice = overrideOf(overrides, kind, item.key);
  return [
    item.key,
    ...(item.published ? [] : [t('shopify.content.unpublished')]),
    ...(choice ? [t(`shopify.content.has.${choice}`)] : []),
  ].join(' · ');
};

const Results = ({ listing, overrides, dispatch }: ResultsProps) => {
  const { kind, items } = listing;
  if (items.length === 0) return null;
  return (
    <s-choice-list
      // The keys of another kind are other things.
      key={kind}
      name="content"
      multiple
      label={t(`shopify.content.kind.${kind}`)}
      values={[...tickedKeys(listing)]}
      onChange={({ currentTarget }) => dispatch({ type: 'tick', keys: currentTarget.values })}
    >
      {items.map((item) => (
        <s-choice key={item.key} value={item.key}>
          {item.title}
          <s-text slot="details">{detailsOf(item, listing, overrides)}</s-text>
        </s-choice>
      ))}
    </s-choice-list>
  );
};

/** What is going on, for eyes and for screen readers. */
const statusOf = ({ status, items, next, search }: Listing): string => {
  if (status === 'loading') return t('shopify.content.loading');
  if (status !== 'listed') return '';
  if (items.length === 0) return t(search.trim() === '' ? 'shopify.content.empty' : 'shopify.content.none');
  return t(next === null ? 'shopify.content.all' : 'shopify.content.some', { count: String(items.length) });
};

interface DialogProps {
  readonly overrides: Overrides;
  /** What is done with what is chosen. */
  readonly effect: Effect;
  readonly onPick: (listed: readonly Listed[]) => void;
  readonly onClose: () => void;
  /** Asks the merchant for the permission anew; yields whether it was given. */
  readonly onAllow: () => Promise<boolean>;
}

/** Pages, articles and blogs to choose from, as the store has them. Is there while it is open. */
export const ContentPicker = ({ overrides, effect, onPick, onClose, onAllow }: DialogProps) => {
  const dialog = useRef<HTMLElementTagNameMap['s-modal']>(null);
  const [listing, dispatch] = useListing();
  const { kind, search, status, next, chosen } = listing;
  useEffect(() => dialog.current?.showOverlay(), []);
  const allow = async (): Promise<void> => {
    if (await onAllow()) dispatch({ type: 'again' });
  };
  const look = (text: string): void =>
    dispatch({ type: 'look', kind: CONTENT_KINDS.find((each) => each === text) ?? kind });

  return (
    <s-modal ref={dialog} heading={t('shopify.content.title')} {...on('afterhide', onClose)}>
      <s-stack gap="base">
        <s-select
          label={t('shopify.content.kind')}
          value={kind}
          onChange={({ currentTarget }) => look(currentTarget.value)}
        >
          {CONTENT_KINDS.map((each) => (
            <s-option key={each} value={each}>
              {t(`shopify.content.kind.${each}`)}
            </s-option>
          ))}
        </s-select>
        <s-search-field
          label={t('shopify.content.search')}
          details={t('shopify.content.search.help')}
          value={search}
          onInput={({ currentTarget }) => dispatch({ type: 'look', search: currentTarget.value })}
        />
        <Results listing={listing} overrides={overrides} dispatch={dispatch} />
        <s-box accessibilityRole="status">{statusOf(listing)}</s-box>
        {status === 'declined' && (
          <s-banner tone="warning">
            {t('shopify.content.declined')}
            <s-button slot="secondary-actions" onClick={() => void allow()}>
              {t('shopify.content.allow')}
            </s-button>
          </s-banner>
        )}
        {status === 'failed' && (
          <s-banner tone="critical">
            {t('shopify.content.failed')}
            <s-button slot="secondary-actions" onClick={() => dispatch({ type: 'again' })}>
              {t('shopify.content.again')}
            </s-button>
          </s-banner>
        )}
        {(status === 'listed' || status === 'loading') && next !== null && (
          <s-button loading={status === 'loading'} onClick={() => dispatch({ type: 'more' })}>
            {t('shopify.content.more')}
          </s-button>
        )}
      </s-stack>
      <s-button
        slot="primary-action"
        variant="primary"
        disabled={chosen.length === 0}
        onClick={() => {
          onPick(chosen);
          dialog.current?.hideOverlay();
        }}
      >
        {t(`shopify.content.choose.${effect}`, { count: String(chosen.length) })}
      </s-button>
      <s-button slot="secondary-actions" onClick={() => dialog.current?.hideOverlay()}>
        {t('screens.rule.cancel')}
      </s-button>
    </s-modal>
  );
};
