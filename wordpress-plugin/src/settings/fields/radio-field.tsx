import type { FindingInWords } from '@talk-suite/core/findings';
import type { FieldDescription } from '@talk-suite/core/settings';
import * as React from 'react';
import { useId } from 'react';
import { t } from '../../page/t.ts';
import { FieldErrors } from './field-error.tsx';

export interface FieldProps {
  readonly field: FieldDescription;
  readonly value: unknown;
  readonly errors: readonly FindingInWords[];
  readonly onChange: (value: unknown) => void;
  /** A line below the field's own help. */
  readonly note?: string | undefined;
}

/** Choices with a sentence each. The components of older WordPress cannot describe a choice. */
export const RadioField = ({ field, value, errors, onChange, note }: FieldProps) => {
  const id = useId();
  const describedBy = errors.length > 0 ? `${id}-error` : undefined;
  return (
    <fieldset className="talk-field talk-radio" data-field={field.path} aria-describedby={describedBy}>
      <legend className="talk-field__label">{t(field.label)}</legend>
      <div className="talk-radio__choices">
        {field.choices?.map((choice) => (
          <div className="talk-radio__choice" key={choice.value}>
            <input
              type="radio"
              id={`${id}-${choice.value}`}
              name={id}
              value={choice.value}
              checked={value === choice.value}
              aria-describedby={choice.help && `${id}-${choice.value}-help`}
              onChange={() => onChange(choice.value)}
            />
            <div>
              <label htmlFor={`${id}-${choice.value}`}>{t(choice.label)}</label>
              {choice.help && (
                <p className="talk-help" id={`${id}-${choice.value}-help`}>
                  {t(choice.help)}
                </p>
              )}
            </div>
          </div>
        ))}
      </div>
      {note && <p className="talk-help">{note}</p>}
      <FieldErrors errors={errors} id={`${id}-error`} />
    </fieldset>
  );
};
