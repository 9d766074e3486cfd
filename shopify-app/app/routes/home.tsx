import { guideOf, inboxOf, looksOnReturn, ORTTO, statusOf } from '@talk-suite/core/screens';
import { isEmbedded } from '../../app-data/storefront.ts';
import {
  connectedStep,
  embedLink,
  guideSteps,
  shownStep,
  type StepId,
  type StepState,
} from '../home/checklist.ts';
import { DoubtsBanner } from '../home/doubts-banner.tsx';
import { EmbedFound } from '../home/embed-found.tsx';
import { frontPageOf, seenPage, sightingOf, witnessedEmbed } from '../home/front-page.ts';
import { Guide } from '../home/guide.tsx';
import { MasterSwitch } from '../home/master-switch.tsx';
import { OtherStep } from '../home/other-step.tsx';
import { StoreSection } from '../home/store-section.tsx';
import { useEmbed } from '../home/use-embed.ts';
import { useFrontPage } from '../home/use-front-page.ts';
import { pageTitle } from '../page-title.ts';
import { useReturn } from '../use-return.ts';
import { messageOf, t } from '../t.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

const STATUS_TONES = { good: 'success', note: 'warning', bad: 'critical', neutral: 'neutral' } as const;

/** Where Talk is on this store; and what is left to do, until nothing is. */
const Home = ({ envelope, shop, apiKey }: ScreenProps) => {
  const { appData } = envelope;
  const { looking, last, lookAgain, age } = useFrontPage();
  const seen = seenPage(last);
  const embed = witnessedEmbed(useEmbed(), seen, isEmbedded(appData.settings));
  const { installation, connection } = appData.settings;
  const inbox = inboxOf(connection);
  const states: Readonly<Record<StepId, StepState>> = {
    connected: connectedStep(appData),
    embed: embed?.state ?? 'unknown',
    shown: shownStep(appData),
  };
  const status = statusOf({
    settings: appData.settings,
    seen: sightingOf(last, installation.source),
    looking: frontPageOf(looking, installation.source) === 'looking',
    stepsLeft: (['embed', 'shown'] as const).filter((id) => states[id] === 'open').length,
    // Shopify's own banner passes the answer on.
    consentAnswered: null,
  });
  useReturn(() => {
    if (looksOnReturn(status.kind, age())) lookAgain();
  });
  const editor = embedLink(shop, apiKey);
  const guide = guideOf(guideSteps(states));
  // Who has switched Talk off does not need to be told how to begin.
  const isOff = status.kind === 'off';
  return (
    <s-page heading={t('shopify.title')}>
      <DoubtsBanner envelope={envelope} />
      <s-section accessibilityLabel={t('shopify.home.status')}>
        <s-stack gap="base">
          <s-stack direction="inline" gap="base" alignItems="center">
            <s-box accessibilityRole="status">
              <s-badge tone={STATUS_TONES[status.tone]}>{messageOf(status.phrase)}</s-badge>
            </s-box>
            {states.connected === 'done' && <MasterSwitch envelope={envelope} />}
          </s-stack>
          {states.connected === 'done' && (
            <s-stack direction="inline" gap="base">
              <s-link href={`https://${shop}`} target="_blank">
                {t('shopify.home.visit')}
              </s-link>
              <s-link href={inbox.href} target="_blank">
                {t(inbox.text)}
              </s-link>
              <s-link href="/help">{t('shopify.help.title')}</s-link>
            </s-stack>
          )}
        </s-stack>
      </s-section>
      {!guide.finished && !isOff ? (
        <Guide
          guide={guide}
          actions={{
            connected: (
              <s-stack direction="inline" gap="base" alignItems="center">
                <s-button variant="primary" href="/connection">
                  {t('shopify.home.connected.button')}
                </s-button>
                <s-link href={ORTTO} target="_blank">
                  {t('screens.link.sources')}
                </s-link>
              </s-stack>
            ),
            embed: (
              <>
                <s-stack direction="inline" gap="base" alignItems="center">
                  <s-button variant="primary" href={editor} target="_blank">
                    {t('shopify.home.embed.button')}
                  </s-button>
                  <s-button onClick={lookAgain}>{t('screens.status.check')}</s-button>
                </s-stack>
                <EmbedFound embed={embed} seen={seen} />
              </>
            ),
            shown: (
              <s-stack direction="inline">
                <s-button variant="primary" href="/pages">
                  {t('shopify.home.shown.button')}
                </s-button>
              </s-stack>
            ),
          }}
        />
      ) : (
        <StoreSection appData={appData} embed={embed} seen={seen} editor={editor} />
      )}
      {states.connected === 'done' && (
        <OtherStep shop={shop} source={installation.source} looking={looking} onLook={lookAgain} />
      )}
    </s-page>
  );
};

export const meta = pageTitle('shopify.nav.home');

export default withSettings(Home);
