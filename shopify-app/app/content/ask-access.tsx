import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { allowed } from '../pages/permission.ts';
import { t } from '../t.ts';

interface Props {
  /** The access scope that is missing. */
  readonly scope: string;
  readonly heading: string;
  /** What the merchant can do without it. */
  readonly refused: string;
  readonly onAllowed: () => void;
}

/** That the merchant has to allow it first, and the one who asks. */
export const AskAccess = ({ scope, heading, refused, onAllowed }: Props) => {
  const bridge = useAppBridge();
  const [isRefused, setRefused] = useState(false);
  const ask = async (): Promise<void> => {
    const answer = await allowed(bridge, scope);
    setRefused(answer !== 'allowed');
    if (answer === 'allowed') onAllowed();
  };
  return (
    <s-banner tone={isRefused ? 'warning' : 'info'} heading={heading}>
      <s-paragraph>{isRefused ? refused : t('shopify.content.ask.help')}</s-paragraph>
      <s-button slot="secondary-actions" onClick={() => void ask()}>
        {t(isRefused ? 'shopify.content.askAgain' : 'shopify.content.allow')}
      </s-button>
    </s-banner>
  );
};
