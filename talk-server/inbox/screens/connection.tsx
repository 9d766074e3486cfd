import { useSyncExternalStore } from 'react';
import { live, type LiveState } from '../data/live.ts';
import { Icon } from '../parts/icons.tsx';
import { t } from '../texts/index.ts';

const TEXT: Readonly<Record<LiveState, 'offline' | 'reconnecting' | 'crowded' | 'noLive' | null>> = {
  connecting: null,
  live: null,
  offline: 'offline',
  reconnecting: 'reconnecting',
  crowded: 'crowded',
  polling: 'noLive',
};

const LINES = `proxy_http_version 1.1;
proxy_set_header Upgrade $http_upgrade;
proxy_set_header Connection "upgrade";`;

/** Says when the page does not hear of news, and why. */
export const Connection = () => {
  const state = useSyncExternalStore(live.watch, () => live.state);
  const text = TEXT[state];
  return (
    <div role="status" className="connection" data-state={state}>
      {text && (
        <div className={`banner ${text}`}>
          <Icon name="warning" />
          <span>{t(text)}</span>
          {text === 'noLive' && (
            <details>
              <summary>{t('noLiveNext')}</summary>
              <pre dir="ltr">
                <code>{`# nginx\n${LINES}\n\n# Apache\nProxyPass / http://127.0.0.1:8790/ upgrade=websocket\n\n# Caddy: reverse_proxy does it by itself`}</code>
              </pre>
            </details>
          )}
        </div>
      )}
    </div>
  );
};
