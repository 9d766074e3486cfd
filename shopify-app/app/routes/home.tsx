import { connectedStep, embedLink, shownStep, type StepState } from '../home/checklist.ts';
import { useEmbed } from '../home/use-embed.ts';
import { t } from '../t.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

const TONES = { done: 'success', open: 'warning', unknown: 'neutral' } as const;

interface StepProps {
  readonly id: 'connected' | 'embed' | 'shown';
  readonly state: StepState;
  readonly note?: string;
  readonly href: string;
  /** Opens beside the app: another part of the admin. */
  readonly outside?: boolean;
}

const Step = ({ id, state, note, href, outside = false }: StepProps) => (
  <s-section heading={t(`shopify.home.${id}`)}>
    <s-stack gap="base">
      <s-stack direction="inline" gap="small">
        <s-badge tone={TONES[state]}>{t(`shopify.home.state.${state}`)}</s-badge>
      </s-stack>
      <s-paragraph>{t(`shopify.home.${id}.help`)}</s-paragraph>
      {note !== undefined && <s-paragraph>{note}</s-paragraph>}
      <s-button href={href} {...(outside && { target: '_top' as const })}>
        {t(`shopify.home.${id}.button`)}
      </s-button>
    </s-stack>
  </s-section>
);

/** What is left to do until Talk is on the store, and what is done. */
const Home = ({ envelope: { appData }, shop, apiKey }: ScreenProps) => {
  const embed = useEmbed();
  const { enabled } = appData.settings;
  const connected = connectedStep(appData);
  const themes = embed?.themes ?? [];
  return (
    <s-page heading={t('shopify.title')}>
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
        <Step
          id="embed"
          state={embed.state}
          {...(themes.length > 0 && { note: t('shopify.home.embed.themes', { themes: themes.join(', ') }) })}
          href={embedLink(shop, apiKey)}
          outside
        />
      )}
      <Step id="shown" state={shownStep(appData)} href="/pages" />
    </s-page>
  );
};

export default withSettings(Home);
