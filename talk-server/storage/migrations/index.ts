import type { Kysely } from 'kysely';
import * as log from './0001-log.ts';
import * as members from './0002-members.ts';
import * as identity from './0010-identity.ts';
import * as visitors from './0011-visitors.ts';
import * as apiKeys from './0020-api-keys.ts';
import * as webhooks from './0021-webhooks.ts';
import * as signIn from './0030-members.ts';
import * as inbox from './0031-inbox.ts';
import * as mail from './0032-mail.ts';
import * as working from './0040-working.ts';
import * as messengerSource from './0041-messenger-source.ts';
import * as search from './0050-search.ts';
import * as retention from './0051-retention.ts';
import * as oneKindOfKey from './0053-one-kind-of-key.ts';
import * as retentionGrace from './0054-retention-grace.ts';
import * as mailSettings from './0055-mail-settings.ts';
import * as outboundOrder from './0060-outbound-order.ts';
import * as provedAddresses from './0061-proved-addresses.ts';
import * as given from './0062-given.ts';
import * as lastHere from './0063-last-here.ts';

/** A step forward; there is none back: a backup is. */
export interface MigrationStep {
  readonly name: string;
  up(database: Kysely<unknown>): Promise<void>;
}

/** In the order in which they are run. A step that was released is never changed: its checksum is stored. */
export const migrationSteps: readonly MigrationStep[] = [
  { name: '0001-log', up: log.up },
  { name: '0002-members', up: members.up },
  { name: '0010-identity', up: identity.up },
  { name: '0011-visitors', up: visitors.up },
  { name: '0020-api-keys', up: apiKeys.up },
  { name: '0021-webhooks', up: webhooks.up },
  { name: '0030-members', up: signIn.up },
  { name: '0031-inbox', up: inbox.up },
  { name: '0032-mail', up: mail.up },
  { name: '0040-working', up: working.up },
  { name: '0041-messenger-source', up: messengerSource.up },
  { name: '0050-search', up: search.up },
  { name: '0051-retention', up: retention.up },
  { name: '0053-one-kind-of-key', up: oneKindOfKey.up },
  { name: '0054-retention-grace', up: retentionGrace.up },
  { name: '0055-mail-settings', up: mailSettings.up },
  { name: '0060-outbound-order', up: outboundOrder.up },
  { name: '0061-proved-addresses', up: provedAddresses.up },
  { name: '0062-given', up: given.up },
  { name: '0063-last-here', up: lastHere.up },
];
