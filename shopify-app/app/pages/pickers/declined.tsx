import type { OverrideKind } from '../../../app-data/overrides.ts';
import { AskAccess } from '../../content/ask-access.tsx';
import { SCOPES } from '../../content/documents.ts';
import { t } from '../../t.ts';

/** That the merchant has to let the app list the store’s content first. */
export const Declined = ({
  kind,
  onAllowed,
}: {
  readonly kind: OverrideKind;
  readonly onAllowed: () => void;
}) => {
  const what = kind === 'products' || kind === 'collections' ? 'products' : 'pages';
  return (
    <AskAccess
      scope={SCOPES[kind]}
      heading={t(`shopify.content.ask.${what}`)}
      refused={t('shopify.content.refused')}
      onAllowed={onAllowed}
    />
  );
};
