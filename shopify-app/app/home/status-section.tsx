import { inboxOf, type Status } from '@talk-suite/core/screens';
import { messageOf, t } from '../t.ts';
import type { ScreenProps } from '../with-settings.tsx';
import { MasterSwitch } from './master-switch.tsx';

const TONES = { good: 'success', note: 'warning', bad: 'critical', neutral: 'neutral' } as const;

interface StatusSectionProps extends Pick<ScreenProps, 'envelope' | 'shop'> {
  readonly status: Status;
  readonly isConnected: boolean;
}

/** Where Talk is, the switch for all of it, and the ways to the store and the inbox. */
export const StatusSection = ({ envelope, shop, status, isConnected }: StatusSectionProps) => {
  const inbox = inboxOf(envelope.appData.settings.connection);
  return (
    <s-section accessibilityLabel={t('shopify.home.status')}>
      <s-stack gap="base">
        <s-stack direction="inline" gap="base" alignItems="center">
          <s-box accessibilityRole="status">
            <s-badge tone={TONES[status.tone]}>{messageOf(status.phrase)}</s-badge>
          </s-box>
          {isConnected && <MasterSwitch envelope={envelope} />}
        </s-stack>
        {isConnected && (
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
  );
};
