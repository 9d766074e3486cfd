import { dataRegionOf, instanceOf } from '@talk-suite/core/connection';
import { t } from '../t.ts';
import { Facts } from './facts.tsx';
import type { Connection } from './reading.ts';

const REGIONS = ['us', 'eu', 'au'] as const;

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
    {dataRegionOf(connection.captureHost) === null && (
      <s-select
        label={t('settings.dataRegion.label')}
        details={t('settings.dataRegion.help')}
        value={connection.dataRegion ?? ''}
        onChange={({ currentTarget }) =>
          onRegion(REGIONS.find((region) => region === currentTarget.value) ?? null)
        }
      >
        <s-option value="">{t('settings.dataRegion.unset')}</s-option>
        {REGIONS.map((region) => (
          <s-option key={region} value={region}>
            {t(`settings.dataRegion.${region}`)}
          </s-option>
        ))}
      </s-select>
    )}
    <s-stack direction="inline" gap="base">
      <s-button onClick={onReplace}>{t('screens.replace.button')}</s-button>
      <s-button tone="critical" onClick={onDisconnect}>
        {t('screens.disconnect.button')}
      </s-button>
    </s-stack>
  </s-stack>
);
