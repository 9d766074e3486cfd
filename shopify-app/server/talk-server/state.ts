import type { Connection } from '@talk-suite/core/connection';
import { isWorthRetrying } from '@talk-suite/core/contract';
import type { AtServer } from '@talk-suite/core/screens';
import { siteName, type Kept } from './vault.ts';

const stateOf = (
  connection: Connection,
  kept: Kept | null | 'unreadable',
  revision: string,
): AtServer['state'] => {
  if (kept === null) return 'noCode';
  if (kept === 'unreadable') return 'unreadable';
  if (kept.site !== siteName(connection.captureHost, connection.trackingKey)) return 'otherSite';
  const { outcome, known } = kept.record;
  if (outcome?.kind === 'ownedByAnother') return 'ownedByAnother';
  if (outcome?.kind === 'failed' && !isWorthRetrying(outcome)) return 'refused';
  return outcome?.kind === 'stored' && known === revision ? 'arrived' : 'waiting';
};

/**
 * Where the settings of a store are; null where it is not connected to a Talk server.
 * @param revision of the settings as they are here
 */
export const atServer = (
  connection: Connection | null,
  kept: Kept | null | 'unreadable',
  revision: string,
): AtServer | null => {
  if (connection?.service !== 'talk-server') return null;
  const outcome = kept === null || kept === 'unreadable' ? null : kept.record.outcome;
  const state = stateOf(connection, kept, revision);
  const explains = state === 'waiting' || state === 'refused';
  return {
    state,
    server: new URL(connection.captureHost).host,
    why: outcome?.kind === 'failed' && explains ? outcome.why : null,
    owner: outcome?.kind === 'ownedByAnother' ? outcome.owner : '',
    field: outcome?.kind === 'failed' ? outcome.field : '',
  };
};
