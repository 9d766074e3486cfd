import { Button } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useId, useState } from 'react';
import { t } from '../../page/t.ts';

interface Props {
  readonly label: string;
  readonly text: string;
}

/** Lines are broken, at about so many characters. */
const WIDTH = 80;

const rowsFor = (text: string): number =>
  Math.min(
    12,
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / WIDTH)), 1),
  );

/** A text to be put somewhere else, with a button that copies it. */
export const CopyText = ({ label, text }: Props) => {
  const [state, setState] = useState<'untried' | 'copied' | 'notCopied'>('untried');
  const id = useId();
  useEffect(() => setState('untried'), [text]);
  const copy = async (): Promise<void> => {
    try {
      // Only there on encrypted pages, and refused where the browser asks and the person declines.
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('notCopied');
    }
  };
  return (
    <div className="talk-copy">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} dir="ltr" readOnly rows={rowsFor(text)} value={text} spellCheck={false} />
      <div className="talk-actions">
        <Button __next40pxDefaultSize variant="secondary" onClick={() => void copy()}>
          {t('security.snippet.copy')}
        </Button>
        <span role="status">{state !== 'untried' && t(`security.snippet.${state}`)}</span>
      </div>
    </div>
  );
};
