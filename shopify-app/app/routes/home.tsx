import { isEmbedded } from '../../app-data/storefront.ts';
import { statusOf } from '@talk-suite/core/screens';
import { connectedStep, embedLink, shownStep, type StepState } from '../home/checklist.ts';
import { DoubtsBanner } from '../home/doubts-banner.tsx';
import { frontPageOf, seenPage, sightingOf, witnessedEmbed } from '../home/front-page.ts';
import { MasterSwitch } from '../home/master-switch.tsx';
import { OtherStep } from '../home/other-step.tsx';
import { Step } from '../home/step.tsx';
import { useEmbed } from '../home/use-embed.ts';
import { useFrontPage } from '../home/use-front-page.ts';
import { messageOf, t } from '../t.ts';
import { pageTitle } from '../page-title.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

const STATUS_TONES = { good: 'success', note: 'warning', bad: 'critical', neutral: 'neutral' } as const;

/** What is left to do until Talk is on the store, and what is done. */
const Home = ({ envelope, shop, apiKey }: ScreenProps) => {
  const { appData } = envelope;
  const { looking, lookAgain } = useFrontPage();
  const seen = seenPage(looking);
  const embed = witnessedEmbed(useEmbed(), seen, isEmbedded(appData.settings));
  const { installation } = appData.settings;
  const connected = connectedStep(appData);
  const steps: readonly StepState[] = [embed?.state ?? 'unknown', shownStep(appData)];
  const status = statusOf({
    settings: appData.settings,
    seen: sightingOf(looking, installation.source),
    looking: frontPageOf(looking, installation.source) === 'looking',
    stepsLeft: steps.filter((state) => state === 'open').length,
    // Shopify's own banner passes the answer on.
    consentAnswered: null,
  });
  return (
    <s-page heading={t('shopify.title')}>
      <DoubtsBanner envelope={envelope} />
      <s-section accessibilityLabel={t('shopify.home.status')}>
        <s-stack direction="inline" gap="base" alignItems="center">
          <s-box accessibilityRole="status">
            <s-badge tone={STATUS_TONES[status.tone]}>{messageOf(status.phrase)}</s-badge>
          </s-box>
          {connected === 'done' && <MasterSwitch envelope={envelope} />}
          {status.kind === 'live' && (
            <>
              <s-link href={`https://${shop}`} target="_blank">
                {t('shopify.home.visit')}
              </s-link>
              <s-link href="https://ortto.app" target="_blank">
                {t('screens.link.inbox')}
              </s-link>
            </>
          )}
        </s-stack>
      </s-section>
      <Step id="connected" state={connected} href="/connection" />
      {embed === null ? (
        <s-section heading={t('shopify.home.embed')}>
          <s-spinner accessibilityLabel={t('screens.loading')} />
        </s-section>
      ) : (
        <Step
          id="embed"
          state={embed.state}
          href={embedLink(shop, apiKey)}
          outside
          later={
            embed.witness !== null &&
            seen && <s-paragraph>{t(`shopify.home.embed.${embed.witness}`, { url: seen.url })}</s-paragraph>
          }
        >
          {embed.themes.length > 0 && (
            <s-paragraph>{t('shopify.home.embed.themes', { themes: embed.themes.join(', ') })}</s-paragraph>
          )}
        </Step>
      )}
      <OtherStep shop={shop} source={installation.source} looking={looking} onLook={lookAgain} />
      <Step id="shown" state={shownStep(appData)} href="/pages" />
    </s-page>
  );
};

export const meta = pageTitle('shopify.nav.home');

export default withSettings(Home);
