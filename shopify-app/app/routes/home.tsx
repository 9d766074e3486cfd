import { useRouteLoaderData } from 'react-router';
import { t } from '../t.ts';
import type { AdminData } from './admin.tsx';

/** Whether Talk is on the store, at a glance. */
export default function Home() {
  const { loaded } = useRouteLoaderData('routes/admin') as AdminData;
  if (loaded.kind === 'unreadable')
    return (
      <s-page heading={t('shopify.title')}>
        <s-banner tone="critical" heading={t('screens.load.failed')}>
          {loaded.message}
        </s-banner>
      </s-page>
    );
  const { connection, enabled, installation } = loaded.envelope.appData.settings;
  const connected = connection !== null || installation.source === 'other';
  return (
    <s-page heading={t('shopify.title')}>
      <s-section>
        <s-badge tone={connected && enabled ? 'success' : 'neutral'}>
          {t(`screens.state.${connected ? (enabled ? 'on' : 'off') : 'notConnected'}`)}
        </s-badge>
      </s-section>
    </s-page>
  );
}
