import { readLogId } from '../log-id.ts';
import { appendedBefore } from './append.ts';
import { assignmentReads } from './assignment.ts';
import { apiKeyOf, apiKeys } from './api-keys.ts';
import { contactsWith, contactWith, exportConversations } from './export.ts';
import { memberOf, siteOf, sites } from './directory.ts';
import { visitorOf } from './known-visitor.ts';
import { fileReads } from './files.ts';
import { identityReads } from './identities.ts';
import { inboxReads } from './inbox.ts';
import { mailSettingsReads } from './mail-settings.ts';
import { conversationsAt, conversationsOf, eventsAfter, heads, readUpTo } from './read.ts';
import { countExpired, retentionOf } from './retention.ts';
import { outboundReads } from './outbound.ts';
import { contextOf } from './page-context.ts';
import { storedSecrets } from './secrets.ts';
import { startedBefore } from './start.ts';
import { settingsReads } from './site-settings.ts';
import { webhookReads } from './webhooks.ts';

/** What any store can be asked for that only reads: the one list, of which both stores are made. */
export const reads = {
  readLogId,
  startedBefore,
  appendedBefore,
  eventsAfter,
  heads,
  conversationsOf,
  conversationsAt,
  readUpTo,
  siteOf,
  sites,
  visitorOf,
  memberOf,
  ...assignmentReads,
  ...identityReads,
  ...settingsReads,
  ...fileReads,
  ...outboundReads,
  contextOf,
  ...inboxReads,
  ...mailSettingsReads,
  apiKeyOf,
  apiKeys,
  contactsWith,
  contactWith,
  exportConversations,
  countExpired,
  retentionOf,
  storedSecrets,
  ...webhookReads,
} as const;
