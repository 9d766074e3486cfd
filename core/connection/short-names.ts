import { instanceOf, serviceOf } from './key.ts';
import type { Connection } from './types.ts';

/** The host (and port) of an address; the text itself where it is none. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

/** What people know a connection by: Ortto's account, or the Talk server's host. */
export const nameOf = ({
  trackingKey,
  captureHost,
}: Pick<Connection, 'trackingKey' | 'captureHost'>): string =>
  serviceOf(trackingKey) === 'talk-server' ? hostOf(captureHost) : instanceOf(trackingKey);

/** A connection in a few characters: `acme (capture-api.autopilotapp.com)`. */
export const accountOf = ({
  trackingKey,
  captureHost,
}: Pick<Connection, 'trackingKey' | 'captureHost'>): string =>
  `${instanceOf(trackingKey)} (${hostOf(captureHost)})`;
