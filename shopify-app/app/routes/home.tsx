import { guideOf, looksOnReturn, statusOf } from '@talk-suite/core/screens';
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
import { frontPageOf, seenPage, sightingOf, witnessedEmbed } from '../home/front-page.ts';
import { guideActions } from '../home/guide-actions.tsx';
import { Guide } from '../home/guide.tsx';
import { OtherStep } from '../home/other-step.tsx';
import { StatusSection } from '../home/status-section.tsx';
import { StoreSection } from '../home/store-section.tsx';
import { useEmbed } from '../home/use-embed.ts';
import { useFrontPage } from '../home/use-front-page.ts';
import { pageTitle } from '../page-title.ts';
import { useReturn } from '../use-return.ts';
import { t } from '../t.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

/** Where Talk is on this store; and what is left to do, until nothing is. */
const Home = ({ envelope, shop, apiKey }: ScreenProps) => {
  const { appData } = envelope;
  const { looking, last, lookAgain, age } = useFrontPage();
  const seen = seenPage(last);
  const embed = witnessedEmbed(useEmbed(), seen, isEmbedded(appData.settings));
  const { source } = appData.settings.installation;
  const states: Readonly<Record<StepId, StepState>> = {
    connected: connectedStep(appData),
    embed: embed?.state ?? 'unknown',
    shown: shownStep(appData),
  };
  const status = statusOf({
    settings: appData.settings,
    seen: sightingOf(last, source),
    looking: frontPageOf(looking, source) === 'looking',
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
      <StatusSection
        envelope={envelope}
        shop={shop}
        status={status}
        isConnected={states.connected === 'done'}
      />
      {!guide.finished && !isOff ? (
        <Guide guide={guide} actions={guideActions({ editor, embed, seen, lookAgain })} />
      ) : (
        <StoreSection appData={appData} embed={embed} seen={seen} editor={editor} />
      )}
      {states.connected === 'done' && (
        <OtherStep shop={shop} source={source} looking={looking} onLook={lookAgain} />
      )}
    </s-page>
  );
};

export const meta = pageTitle('shopify.nav.home');

export default withSettings(Home);
