import type { FindingInWords } from '@talk-suite/core/findings';
import { codeProblem } from '@talk-suite/core/screens';
import { Button, TextareaControl } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef, useState } from 'react';
import { inWords, t } from '../../page/t.ts';
import { FieldErrors } from '../fields/field-error.tsx';
import type { Connection } from '../state/document.ts';

interface Props {
  readonly connection: Connection | null;
  readonly busy: boolean;
  /** What the site answered to the code that was sent. */
  readonly errors: readonly FindingInWords[];
  readonly onCode: (code: string) => void;
  /** Null where there is no code to keep. */
  readonly onCancel: (() => void) | null;
}

/** Where the connect code is pasted. It is judged here first: what is none is sent nowhere. */
export const CodeForm = ({ connection, busy, errors, onCode, onCancel }: Props) => {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<FindingInWords | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const shown = problem === null ? errors : [problem];
  const focusBox = (): void => form.current?.querySelector('textarea')?.focus();
  useEffect(() => {
    if (errors.length > 0) focusBox();
  }, [errors]);
  return (
    <form
      ref={form}
      className="talk-at-server__form talk-field"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        const found = codeProblem(text, connection);
        setProblem(found && inWords(found));
        if (found) focusBox();
        else onCode(text);
      }}
    >
      <TextareaControl
        __nextHasNoMarginBottom
        label={t('server.code')}
        help={
          <>
            <span className="talk-help">{t('server.code.help')}</span>
            <span role="alert">
              <FieldErrors errors={shown} />
            </span>
          </>
        }
        value={text}
        rows={4}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        placeholder="talk-connect-…"
        aria-invalid={shown.length > 0}
        onChange={(next) => {
          setText(next);
          setProblem(null);
        }}
      />
      <div className="talk-actions">
        <Button __next40pxDefaultSize variant="secondary" type="submit" isBusy={busy} aria-disabled={busy}>
          {t(busy ? 'server.sending' : 'server.code.save')}
        </Button>
        {onCancel && (
          <Button __next40pxDefaultSize variant="tertiary" onClick={onCancel}>
            {t('server.code.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
};
