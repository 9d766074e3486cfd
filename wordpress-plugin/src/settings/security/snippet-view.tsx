import type { FormName, Header } from '@talk-suite/core/csp';
import { SelectControl } from '@wordpress/components';
import * as React from 'react';
import { useState } from 'react';
import { t } from '../../page/t.ts';
import { CopyText } from './copy-text.tsx';
import { guessForm, SERVER_FORMS, snippetFor, titleOfForm } from './judgement.ts';
import { blockerWords } from './words.ts';

interface Props {
  /** What the server is to send. */
  readonly headers: readonly Header[];
  /** What it sends now: says which server it is. */
  readonly seen: readonly Header[];
  readonly lead?: string;
}

/** Headers in the syntax of the owner's server, to be copied. */
export const SnippetView = ({ headers, seen, lead }: Props) => {
  const [chosen, setChosen] = useState<FormName | null>(null);
  const form = chosen ?? guessForm(seen);
  const { text, problems } = snippetFor(headers, form);
  return (
    <div className="talk-snippet">
      <h3>{t('security.snippet.title')}</h3>
      <p>{lead ?? t('security.snippet.lead')}</p>
      <SelectControl
        __nextHasNoMarginBottom
        __next40pxDefaultSize
        label={t('security.snippet.form')}
        value={form}
        options={SERVER_FORMS.map((name) => ({ value: name, label: titleOfForm(name) }))}
        onChange={(value) => setChosen(value as FormName)}
      />
      {problems.map((finding) => (
        <p key={finding.text} className="talk-error">
          {blockerWords(finding).what}
        </p>
      ))}
      {text !== '' && (
        <>
          <CopyText label={titleOfForm(form)} text={text} />
          {lead === undefined && <p className="talk-help">{t('security.snippet.replace')}</p>}
        </>
      )}
    </div>
  );
};
