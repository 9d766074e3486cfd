import { printTrackingCode } from '@talk-suite/core/contract';
import type { Config } from '../config.ts';
import type { Site } from '../storage/directory.ts';

/** Where browsers reach the server, with a slash at the end. */
export const publicUrlOf = ({ TALK_PUBLIC_URL, TALK_HOST, TALK_PORT }: Config): string => {
  const host = TALK_HOST.includes(':') ? `[${TALK_HOST}]` : TALK_HOST;
  return `${(TALK_PUBLIC_URL || `http://${host}:${TALK_PORT}`).replace(/\/+$/, '')}/`;
};

/** The snippet that an owner pastes: this server's hosts and the site's key. */
export const trackingCode = ({ trackingKey }: Pick<Site, 'trackingKey'>, config: Config): string => {
  const captureHost = publicUrlOf(config);
  return printTrackingCode({
    name: 'Talk server',
    trackingKey,
    captureHost,
    scriptUrl: `${captureHost}app.js`,
  });
};
