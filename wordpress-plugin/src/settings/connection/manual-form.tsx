import type { FindingInWords } from '@talk-suite/core/findings';
import { findingsAt } from '@talk-suite/core/settings';
import type { TypedValues } from '@talk-suite/core/connection';
import { MANUAL_FIELDS } from '@talk-suite/core/screens';
import { TextareaControl, TextControl } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { FieldErrors } from '../fields/field-error.tsx';
import { errorsIn, type Reading } from './reading.ts';

interface Props {
  readonly values: TypedValues;
  readonly reading: Reading;
  readonly errors: readonly FindingInWords[];
  readonly onChange: (values: TypedValues) => void;
}

/** The values of a connection, typed one by one, for those who have no code to paste. */
export const ManualForm = ({ values, reading, errors, onChange }: Props) => {
  const found = errorsIn(reading);
  // A field that nobody has filled in yet is not wrong yet.
  const errorsOf = (name: keyof TypedValues): readonly FindingInWords[] => {
    const refused = findingsAt(errors, `connection.${name}`);
    return refused.length > 0 || values[name] === '' ? refused : findingsAt(found, `connection.${name}`);
  };
  return (
    <div className="talk-manual">
      {MANUAL_FIELDS.map(({ name, label, help }) => {
        const problems = errorsOf(name);
        return (
          <div className="talk-field" data-field={`connection.${name}`} key={name}>
            <TextControl
              __nextHasNoMarginBottom
              __next40pxDefaultSize
              label={t(label)}
              help={
                <>
                  <span className="talk-help">{t(help)}</span>
                  <FieldErrors errors={problems} />
                </>
              }
              value={values[name]}
              dir="ltr"
              spellCheck={false}
              autoComplete="off"
              autoCapitalize="off"
              aria-invalid={problems.length > 0}
              onChange={(value) => onChange({ ...values, [name]: value })}
            />
          </div>
        );
      })}
      <div className="talk-field" data-field="connection.options">
        <TextareaControl
          __nextHasNoMarginBottom
          label={t('screens.manual.options')}
          help={
            <>
              <span className="talk-help">{t('screens.manual.options.help')}</span>
              <FieldErrors errors={errorsOf('options')} />
            </>
          }
          value={values.options}
          rows={3}
          dir="ltr"
          spellCheck={false}
          aria-invalid={errorsOf('options').length > 0}
          onChange={(options) => onChange({ ...values, options })}
        />
      </div>
    </div>
  );
};
