import { useState } from 'react';
import { t } from '../texts/index.ts';

/** Something to pass on: readable, selectable, and copied by a press. */
export const Copyable = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const [copied, setCopied] = useState(false);
  return (
    <div className="copyable">
      <code dir="ltr" tabIndex={0} aria-label={label}>
        {text}
      </code>
      <button
        type="button"
        className="button"
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          )
        }
      >
        {copied ? t('copied') : t('copy')}
      </button>
      <span className="unseen" role="status">
        {copied ? t('copied') : ''}
      </span>
    </div>
  );
};
