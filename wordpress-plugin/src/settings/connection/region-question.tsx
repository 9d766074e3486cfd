import { asksDataRegion, DATA_REGIONS } from '@talk-suite/core/connection';
import type { FindingInWords } from '@talk-suite/core/findings';
import { SelectControl } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import type { Connection } from '../state/document.ts';
import { FieldErrors } from '../fields/field-error.tsx';

interface Props {
  readonly connection: Connection;
  readonly errors: readonly FindingInWords[];
  readonly onChange: (region: Connection['dataRegion']) => void;
}

/** Where the account keeps its data; asked only where Ortto’s hosts do not tell. */
export const RegionQuestion = ({ connection, errors, onChange }: Props) =>
  asksDataRegion(connection) && (
    <div className="talk-field" data-field="connection.dataRegion">
      <SelectControl
        __nextHasNoMarginBottom
        __next40pxDefaultSize
        label={t('settings.dataRegion.label')}
        help={
          <>
            <span className="talk-help">{t('settings.dataRegion.help')}</span>
            <FieldErrors errors={errors} />
          </>
        }
        value={connection.dataRegion ?? ''}
        options={[
          { value: '', label: t('settings.dataRegion.unset') },
          ...DATA_REGIONS.map((region) => ({ value: region, label: t(`settings.dataRegion.${region}`) })),
        ]}
        onChange={(value) => onChange(DATA_REGIONS.find((region) => region === value) ?? null)}
      />
    </div>
  );
