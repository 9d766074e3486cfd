import type { Connection } from '../connection/types.ts';
import type { TextKey } from '../texts/index.ts';

/** Where people sign in to Ortto; what comes after depends on the account. */
export const ORTTO = 'https://ortto.app/';

/** A way out of the screens, and what it is called. */
export interface Door {
  readonly text: TextKey;
  readonly href: string;
}

/** Where conversations are answered. Where the tracking code comes from elsewhere it is Ortto's. */
export const inboxOf = (connection: Connection | null): Door =>
  connection?.service === 'talk-server'
    ? { text: 'screens.link.inbox.server', href: `${connection.captureHost}inbox` }
    : { text: 'screens.link.inbox', href: ORTTO };

/** What the part of the screens with the connection is about. */
export const connectionWords = (
  connection: Connection | null,
): { readonly title: TextKey; readonly lead: TextKey } =>
  connection?.service === 'talk-server'
    ? { title: 'screens.fact.server', lead: 'screens.section.connection.server' }
    : { title: 'screens.fact.instance', lead: 'screens.section.connection' };
