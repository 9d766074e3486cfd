import { asksDataRegion, DATA_REGIONS, type Connection } from '@talk-suite/core/connection';
import { t } from '../t.ts';

interface Props {
  readonly connection: Connection;
  readonly onRegion: (region: Connection['dataRegion']) => void;
}

/** Where the account keeps its data; asked only where Ortto’s hosts do not tell. */
export const RegionQuestion = ({ connection, onRegion }: Props) =>
  asksDataRegion(connection) && (
    <s-select
      label={t('settings.dataRegion.label')}
      details={t('settings.dataRegion.help')}
      value={connection.dataRegion ?? ''}
      onChange={({ currentTarget }) =>
        onRegion(DATA_REGIONS.find((region) => region === currentTarget.value) ?? null)
      }
    >
      <s-option value="">{t('settings.dataRegion.unset')}</s-option>
      {DATA_REGIONS.map((region) => (
        <s-option key={region} value={region}>
          {t(`settings.dataRegion.${region}`)}
        </s-option>
      ))}
    </s-select>
  );
