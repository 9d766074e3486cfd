import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import type { OverrideKind } from '../../../app-data/overrides.ts';
import { SCOPES } from '../../content/documents.ts';
import { t } from '../../t.ts';
import { allowed } from '../permission.ts';

/** That the merchant has to allow it first, and the one who asks. */
export const Declined = ({
  kind,
  onAllowed,
}: {
  readonly kind: OverrideKind;
  readonly onAllowed: () => void;
}) => {
  const bridge = useAppBridge();
  const [refused, setRefused] = useState(false);
  const what = kind === 'products' || kind === 'collections' ? 'products' : 'pages';
  const ask = async (): Promise<void> => {
    const answer = await allowed(bridge, SCOPES[kind]);
    setRefused(answer !== 'allowed');
    if (answer === 'allowed') onAllowed();
  };
  return (
    <s-banner tone={refused ? 'warning' : 'info'} heading={t(`shopify.content.ask.${what}`)}>
      <s-paragraph>{t(refused ? 'shopify.content.refused' : 'shopify.content.ask.help')}</s-paragraph>
      <s-button slot="secondary-actions" onClick={() => void ask()}>
        {t(refused ? 'shopify.content.askAgain' : 'shopify.content.allow')}
      </s-button>
    </s-banner>
  );
};
