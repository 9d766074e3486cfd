import type { FindingInWords } from '@talk-suite/core/findings';
import { TextareaControl } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { FieldErrors } from '../fields/field-error.tsx';

interface Props {
  readonly text: string;
  readonly help: string | null;
  readonly invalid: boolean;
  readonly errors: readonly FindingInWords[];
  readonly onChange: (text: string) => void;
}

/** The box for the tracking code. Nothing in it is ever run. */
export const PasteBox = ({ text, help, invalid, errors, onChange }: Props) => (
  <div className="talk-field talk-paste">
    <TextareaControl
      __nextHasNoMarginBottom
      label={t('settings.connection.label')}
      help={
        <>
          {help && <span className="talk-help">{help}</span>}
          <FieldErrors errors={errors} />
        </>
      }
      value={text}
      rows={6}
      dir="ltr"
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      placeholder={t('screens.paste.placeholder')}
      aria-invalid={invalid || errors.length > 0}
      onChange={onChange}
    />
  </div>
);
