import type { Settings } from '@talk-suite/core/settings';
import type { StoreSnapshot } from '../storefront/answer.ts';
import { LockedBanner, preferencesLink } from '../storefront/locked-banner.tsx';
import type { SnapshotState } from '../storefront/use-snapshot.ts';
import { t } from '../t.ts';
import { frontPageOf, STEP_STATES, type FrontPage } from './front-page.ts';
import type { StepState } from './checklist.ts';

const TONES = { done: 'success', open: 'warning', unknown: 'neutral' } as const satisfies Record<
  StepState,
  string
>;

interface Props {
  readonly shop: string;
  readonly source: Settings['installation']['source'];
  readonly looking: SnapshotState;
  readonly onLook: () => void;
}

const nameOf = ({ kind, name }: StoreSnapshot['installations'][number]): string =>
  t(`shopify.home.other.kind.${kind === 'code' && name === '' ? 'code.unnamed' : kind}`, { name });

const Found = ({ look }: { readonly look: StoreSnapshot }) => (
  <s-unordered-list>
    {look.installations.map((installation) => (
      <s-list-item key={installation.kind + installation.name}>
        {t('shopify.home.other.where', {
          what: nameOf(installation),
          line: String(installation.line),
          url: look.url,
        })}
      </s-list-item>
    ))}
  </s-unordered-list>
);

const whyUnseen = (looking: SnapshotState): string => {
  if (looking.kind === 'refused') return looking.message;
  const [look] = looking.kind === 'taken' ? looking.snapshots : [];
  return look
    ? t('shopify.home.other.status', { url: look.url, status: String(look.status) })
    : t('shopify.look.failed');
};

/** What the look has shown, and what to do about it. */
const Outcome = ({ found, looking }: { readonly found: FrontPage; readonly looking: SnapshotState }) => {
  const look = looking.kind === 'taken' ? looking.snapshots[0] : undefined;
  switch (found) {
    case 'untried':
      return null;
    case 'looking':
      return <s-spinner accessibilityLabel={t('shopify.home.state.looking')} />;
    case 'locked':
      return <LockedBanner />;
    case 'found':
      return (
        <s-banner tone="warning" heading={t('shopify.home.other.found')}>
          {look && <Found look={look} />}
          <s-paragraph>{t('shopify.home.other.found.next')}</s-paragraph>
        </s-banner>
      );
    case 'unseen':
      return (
        <s-banner tone="warning" heading={t('shopify.home.other.unseen')}>
          {whyUnseen(looking)}
        </s-banner>
      );
    case 'none':
    case 'left':
    case 'alone':
    case 'perhaps':
      return (
        <>
          <s-paragraph>{t(`shopify.home.other.${found}`, { url: look?.url ?? '' })}</s-paragraph>
          {look && look.installations.length > 0 && <Found look={look} />}
          {look?.cut && <s-paragraph>{t('shopify.look.cut')}</s-paragraph>}
        </>
      );
  }
};

/** Whether something else on the store brings Ortto's tracking code. */
export const OtherStep = ({ shop, source, looking, onLook }: Props) => {
  const found = frontPageOf(looking, source);
  const waiting = found === 'untried' || found === 'looking';
  return (
    <s-section heading={t('shopify.home.other')}>
      <s-stack gap="base">
        <s-stack direction="inline">
          <s-badge tone={TONES[STEP_STATES[found]]}>
            {t(waiting ? `shopify.home.state.${found}` : `shopify.home.state.${STEP_STATES[found]}`)}
          </s-badge>
        </s-stack>
        <s-paragraph>{t('shopify.home.other.help')}</s-paragraph>
        <s-stack direction="inline" gap="base">
          {found === 'locked' ? (
            <s-button href={preferencesLink(shop)} target="_blank">
              {t('shopify.look.locked.button')}
            </s-button>
          ) : (
            <s-button href="/connection">{t('shopify.home.other.button')}</s-button>
          )}
          <s-button loading={found === 'looking'} onClick={onLook}>
            {t(waiting ? 'shopify.home.other.look' : 'shopify.home.other.again')}
          </s-button>
        </s-stack>
        {/* Under the buttons, so that none of them moves away from the pointer. */}
        <div role="status">
          <Outcome found={found} looking={looking} />
        </div>
      </s-stack>
    </s-section>
  );
};
