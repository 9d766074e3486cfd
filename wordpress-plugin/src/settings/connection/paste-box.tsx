import type { FindingInWords } from '@talk-suite/core/findings';
import { TextareaControl } from '@wordpress/components';
import * as React from 'react';
import { type RefObject, useEffect, useRef } from 'react';
import { t } from '../../page/t.ts';
import { FieldErrors } from '../fields/field-error.tsx';

interface Props {
  readonly text: string;
  readonly help: string | null;
  readonly invalid: boolean;
  readonly errors: readonly FindingInWords[];
  readonly onChange: (text: string) => void;
}

/** So many characters at once were pasted, not typed. */
const PASTED = 40;

/** Shows the beginning of what was pasted: the key and the hosts are there, browsers show the end. */
const useBeginning = (text: string): RefObject<HTMLDivElement> => {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(text);
  useEffect(() => {
    const pasted = text.length - before.current.length >= PASTED;
    before.current = text;
    if (pasted) box.current?.querySelector('textarea')?.scrollTo({ top: 0 });
  }, [text]);
  return box;
};

/** The box for the tracking code. Nothing in it is ever run. */
export const PasteBox = ({ text, help, invalid, errors, onChange }: Props) => {
  const box = useBeginning(text);
  return (
    <div className="talk-field talk-paste" ref={box}>
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
};
