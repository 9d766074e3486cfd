import type { ComponentType } from 'react';
import { useRouteLoaderData } from 'react-router';
import type { Envelope } from './envelope.ts';
import type { AdminData } from './routes/admin.tsx';
import { t } from './t.ts';

export interface ScreenProps extends Omit<AdminData, 'loaded'> {
  readonly envelope: Envelope;
}

/** A screen over what the store has saved; where that cannot be read, it says so and edits nothing. */
export const withSettings = (Screen: ComponentType<ScreenProps>) => {
  const WithSettings = () => {
    const { loaded, ...rest } = useRouteLoaderData('routes/admin') as AdminData;
    if (loaded.kind === 'loaded') return <Screen {...rest} envelope={loaded.envelope} />;
    return (
      <s-page heading={t('shopify.title')}>
        <s-banner tone="critical" heading={t('screens.load.failed')}>
          {loaded.message}
        </s-banner>
      </s-page>
    );
  };
  return WithSettings;
};
