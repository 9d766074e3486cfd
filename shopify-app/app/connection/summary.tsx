import { instanceOf, type Connection } from '@talk-suite/core/connection';
import { t } from '../t.ts';
import { Facts } from './facts.tsx';
import { RegionQuestion } from './region-question.tsx';

interface Props {
  readonly connection: Connection;
  /** Whether it is what is stored. */
  readonly saved: boolean;
  readonly onReplace: () => void;
  readonly onDisconnect: () => void;
  readonly onRegion: (region: Connection['dataRegion']) => void;
}

/** What is connected, and what can be done about it. */
export const Summary = ({ connection, saved, onReplace, onDisconnect, onRegion }: Props) => (
  <s-stack gap="base">
    <s-banner
      tone={saved ? 'success' : 'info'}
      heading={t(saved ? 'screens.connected' : 'screens.connected.unsaved', {
        instance: instanceOf(connection.trackingKey),
      })}
    >
      <Facts connection={connection} />
    </s-banner>
    <RegionQuestion connection={connection} onRegion={onRegion} />
    <s-stack direction="inline" gap="base">
      <s-button onClick={onReplace}>{t('screens.replace.button')}</s-button>
      <s-button tone="critical" onClick={onDisconnect}>
        {t('screens.disconnect.button')}
      </s-button>
    </s-stack>
  </s-stack>
);
