import { Notice } from '@wordpress/components';
import * as React from 'react';
import { useMemo } from 'react';
import { pageData } from '../page/data.ts';
import { t } from '../page/t.ts';
import { networkClient, siteClient } from './api/client.ts';
import { Screen } from './screen.tsx';
import { Skeleton } from './skeleton.tsx';
import { useLoaded } from './use-loaded.ts';

/** The settings screen, from reading the settings on. */
export const App = () => {
  const { restNamespace, page } = pageData();
  const client = useMemo(
    () => (page === 'network' ? networkClient : siteClient)(restNamespace),
    [page, restNamespace],
  );
  const { loaded, retry } = useLoaded(client);
  if (loaded.phase === 'loading') return <Skeleton />;
  if (loaded.phase === 'ready')
    return <Screen client={client} envelope={loaded.envelope} status={loaded.status} />;
  return (
    <div className="talk-screen">
      <header className="talk-header">
        <h1 className="talk-header__title">
          {t(page === 'network' ? 'wordpress.network.title' : 'wordpress.title')}
        </h1>
      </header>
      <div className="talk-notices">
        <Notice
          status="error"
          isDismissible={false}
          actions={[{ label: t('screens.load.retry'), onClick: retry, variant: 'secondary' }]}
        >
          <strong>{t('screens.load.failed')}</strong> {t(`screens.failure.${loaded.failure.kind}`)}
          {loaded.failure.detail && <span className="talk-failure-detail">{loaded.failure.detail}</span>}
        </Notice>
      </div>
    </div>
  );
};
