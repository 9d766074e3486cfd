import { useState } from 'react';
import { t } from '../t.ts';
import { PolicyText } from './policy-text.tsx';

interface Props {
  readonly label: string;
  readonly text: string;
  readonly details?: string;
}

/** A text to be read, and copied with a button. */
export const CopiedText = (props: Props) => {
  const { label, text } = props;
  const [said, setSaid] = useState<'copied' | 'notCopied' | null>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('copied');
    } catch {
      setSaid('notCopied');
    }
  };
  return (
    <s-stack gap="small">
      <PolicyText {...props} />
      <s-stack direction="inline" gap="small" alignItems="center">
        <s-button
          icon="clipboard"
          accessibilityLabel={`${t('security.snippet.copy')}: ${label}`}
          onClick={() => void copy()}
        >
          {t('security.snippet.copy')}
        </s-button>
        <s-box accessibilityRole="status">{said && t(`security.snippet.${said}`)}</s-box>
      </s-stack>
    </s-stack>
  );
};
