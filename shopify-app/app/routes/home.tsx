import { storefrontPart } from '../../app-data/storefront.ts';
import { connectedStep, embedLink, shownStep } from '../home/checklist.ts';
import { DoubtsBanner } from '../home/doubts-banner.tsx';
import { seenPage, witnessedEmbed } from '../home/front-page.ts';
import { OtherStep } from '../home/other-step.tsx';
import { Step } from '../home/step.tsx';
import { useEmbed } from '../home/use-embed.ts';
import { useFrontPage } from '../home/use-front-page.ts';
import { t } from '../t.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

/** What is left to do until Talk is on the store, and what is done. */
const Home = ({ envelope, shop, apiKey }: ScreenProps) => {
  const { appData } = envelope;
  const { looking, lookAgain } = useFrontPage();
  const seen = seenPage(looking);
  const embed = witnessedEmbed(useEmbed(), seen, storefrontPart(appData) !== null);
  const { enabled, installation } = appData.settings;
  const connected = connectedStep(appData);
  return (
    <s-page heading={t('shopify.title')}>
      <DoubtsBanner envelope={envelope} />
      <s-section>
        <s-badge tone={connected === 'done' && enabled ? 'success' : 'neutral'}>
          {t(`screens.state.${connected === 'done' ? (enabled ? 'on' : 'off') : 'notConnected'}`)}
        </s-badge>
      </s-section>
      <Step id="connected" state={connected} href="/connection" />
      {embed === null ? (
        <s-section heading={t('shopify.home.embed')}>
          <s-spinner accessibilityLabel={t('screens.loading')} />
        </s-section>
      ) : (
        <Step id="embed" state={embed.state} href={embedLink(shop, apiKey)} outside>
          {embed.themes.length > 0 && (
            <s-paragraph>{t('shopify.home.embed.themes', { themes: embed.themes.join(', ') })}</s-paragraph>
          )}
          {embed.witness !== null && seen && (
            <s-paragraph>{t(`shopify.home.embed.${embed.witness}`, { url: seen.url })}</s-paragraph>
          )}
        </Step>
      )}
      <OtherStep shop={shop} source={installation.source} looking={looking} onLook={lookAgain} />
      <Step id="shown" state={shownStep(appData)} href="/pages" />
    </s-page>
  );
};

export default withSettings(Home);
