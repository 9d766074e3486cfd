import { SelectControl } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../../page/t.ts';
import type { SiteWords } from '../use-site-words.ts';
import type { TriedVisitor } from './visitor.ts';

interface Props {
  readonly visitor: TriedVisitor;
  readonly site: SiteWords;
  readonly onChange: (visitor: TriedVisitor) => void;
}

const select = { __nextHasNoMarginBottom: true, __next40pxDefaultSize: true } as const;

/** Who is tried: device, signed in and as what, language. */
export const VisitorChoice = ({ visitor, site: { choices, words }, onChange }: Props) => (
  <div className="talk-visitor">
    <SelectControl
      {...select}
      label={t('screens.try.device')}
      value={visitor.device}
      options={(['desktop', 'mobile'] as const).map((value) => ({
        value,
        label: t(`screens.rule.device.${value}`),
      }))}
      onChange={(value) => onChange({ ...visitor, device: value === 'mobile' ? 'mobile' : 'desktop' })}
    />
    <SelectControl
      {...select}
      label={t('screens.try.visitor')}
      value={visitor.signedIn ? `role:${visitor.role}` : ''}
      options={[
        { value: '', label: t('screens.try.guest') },
        { value: 'role:', label: t('screens.try.signedIn') },
        ...(choices?.roles ?? []).map(({ value, label }) => ({
          value: `role:${value}`,
          label: t('screens.try.signedIn.role', { role: label }),
        })),
      ]}
      onChange={(value) =>
        onChange({ ...visitor, signedIn: value !== '', role: value.replace(/^role:/, '') })
      }
    />
    {choices && choices.locales.length > 1 && (
      <SelectControl
        {...select}
        label={t('screens.try.locale')}
        value={visitor.locale}
        options={[
          { value: '', label: t('screens.try.locale.page') },
          ...choices.locales.map(({ value }) => ({ value, label: words.label('locale', value) })),
        ]}
        onChange={(locale) => onChange({ ...visitor, locale })}
      />
    )}
  </div>
);
