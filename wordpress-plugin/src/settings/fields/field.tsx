import { SelectControl, ToggleControl } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { FieldErrors } from './field-error.tsx';
import { type FieldProps, RadioField } from './radio-field.tsx';

const Help = ({ field, errors, note }: FieldProps) => (
  <>
    {field.help && <span className="talk-help">{t(field.help)}</span>}
    {note && <span className="talk-help">{note}</span>}
    <FieldErrors errors={errors} />
  </>
);

/** One field of the description with the component that suits it. The tracking code and the rules have theirs. */
export const Field = (props: FieldProps) => {
  const { field, value, errors, onChange } = props;
  const invalid = errors.length > 0 || undefined;
  switch (field.control) {
    case 'radio':
      return <RadioField {...props} />;
    case 'toggle':
      return (
        <div className="talk-field" data-field={field.path}>
          <ToggleControl
            __nextHasNoMarginBottom
            label={t(field.label)}
            help={<Help {...props} />}
            checked={value === true}
            onChange={onChange}
          />
        </div>
      );
    case 'select':
      return (
        <div className="talk-field" data-field={field.path}>
          <SelectControl
            __nextHasNoMarginBottom
            __next40pxDefaultSize
            label={t(field.label)}
            help={<Help {...props} />}
            aria-invalid={invalid}
            value={String(value)}
            options={(field.choices ?? []).map((choice) => ({ value: choice.value, label: t(choice.label) }))}
            onChange={onChange}
          />
        </div>
      );
    default:
      // The others have components of their own.
      return null;
  }
};
