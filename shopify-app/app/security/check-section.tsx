import type { Settings } from '@talk-suite/core/settings';
import { useEffect, useMemo, useState } from 'react';
import { LockedBanner, preferencesLink } from '../storefront/locked-banner.tsx';
import { useDomains } from '../storefront/use-domains.ts';
import { useSnapshot } from '../storefront/use-snapshot.ts';
import { Folded } from '../folded.tsx';
import { t } from '../t.ts';
import { addressOf } from './address.ts';
import { ChangeView } from './change-view.tsx';
import { judge } from './judgement.ts';
import { PoliciesView } from './policies-view.tsx';
import { VerdictView } from './verdict-view.tsx';

interface Props {
  readonly shop: string;
  readonly settings: Pick<Settings, 'connection' | 'csp'>;
}

/** Looks at a page of the store and says what its policies do to Talk, judged by what is on the screen. */
export const CheckSection = ({ shop, settings }: Props) => {
  const domains = useDomains(shop);
  const { state, look } = useSnapshot();
  const [host, setHost] = useState<string | null>(null);
  const [page, setPage] = useState('/');
  const chosen = host !== null && domains.hosts.includes(host) ? host : (domains.hosts[0] ?? shop);
  const snapshots = state.kind === 'taken' ? state.snapshots : null;
  const judgement = useMemo(() => {
    const [first, ...more] = snapshots ?? [];
    return first && !first.locked ? judge([first, ...more], settings) : null;
  }, [snapshots, settings]);
  const looking = state.kind === 'looking';
  // Most merchants come with one question: it is answered at once, as soon as the domains are known.
  const known = domains.state !== 'asking';
  useEffect(() => {
    if (known) void look({ address: addressOf('/', domains.hosts[0] ?? shop), times: 2 });
    // oxlint-disable-next-line react/exhaustive-deps -- Once.
  }, [known]);
  return (
    <s-section heading={t('security.check.title')}>
      <s-stack gap="base">
        <div role="status">
          {looking && <s-paragraph>{t('security.check.asking')}</s-paragraph>}
          {(state.kind === 'refused' || state.kind === 'failed') && (
            <s-banner tone="critical" heading={t('security.check.failed')}>
              {state.kind === 'refused' ? state.message : t('shopify.look.failed')}
            </s-banner>
          )}
          {snapshots?.[0]?.locked && <LockedBanner link={preferencesLink(shop)} />}
          {judgement && <VerdictView judgement={judgement} />}
        </div>
        {judgement && (
          <>
            <s-paragraph color="subdued">{t('security.check.at', { url: judgement.seen.url })}</s-paragraph>
            <ChangeView judgement={judgement} />
            {(judgement.policies.length > 0 || judgement.assessment.lint.length > 0) && (
              <Folded show={t('shopify.security.policies.show')} hide={t('shopify.security.policies.hide')}>
                <PoliciesView judgement={judgement} />
                <s-paragraph color="subdued">{t('security.check.notSaved')}</s-paragraph>
              </Folded>
            )}
          </>
        )}
        <s-divider />
        <s-heading>{t('shopify.security.another')}</s-heading>
        {domains.hosts.length > 1 && (
          <s-select
            label={t('shopify.look.domain')}
            value={chosen}
            disabled={domains.state === 'asking'}
            onChange={({ currentTarget }) => setHost(currentTarget.value)}
          >
            {domains.hosts.map((each) => (
              <s-option key={each} value={each}>
                {each}
              </s-option>
            ))}
          </s-select>
        )}
        {domains.state === 'failed' && (
          <s-banner tone="warning">
            {t('shopify.look.domains.failed')}
            <s-button slot="secondary-actions" onClick={domains.ask}>
              {t('shopify.look.domains.again')}
            </s-button>
          </s-banner>
        )}
        <s-text-field
          label={t('security.check.address')}
          details={t('security.check.address.help')}
          value={page}
          onInput={({ currentTarget }) => setPage(currentTarget.value)}
        />
        <s-stack direction="inline">
          <s-button
            loading={looking}
            onClick={() => void look({ address: addressOf(page, chosen), times: 2 })}
          >
            {t(state.kind === 'untried' || looking ? 'security.check.button' : 'security.check.again')}
          </s-button>
        </s-stack>
      </s-stack>
    </s-section>
  );
};
