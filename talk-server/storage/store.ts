import type { Assignment } from './assignment.ts';
import type { Directory } from './directory.ts';
import type { Files } from './files.ts';
import type { Identities } from './identities.ts';
import type { Inbox } from './inbox.ts';
import type { Administration } from './administration.ts';
import type { ApiKeys } from './keys.ts';
import type { ConversationLog } from './log.ts';
import type { MailStore } from './mail.ts';
import type { MailSettingsStore } from './mail-settings.ts';
import type { Members } from './members.ts';
import type { OutboundMessages } from './outbound.ts';
import type { Contexts } from './page-context.ts';
import type { Secrets } from './secrets.ts';
import type { SiteSettings } from './site-settings.ts';
import type { Webhooks } from './webhooks.ts';

/** Everything that a server keeps. Methods refuse with `unavailable` while it cannot be reached. */
export interface Store {
  readonly log: ConversationLog;
  readonly directory: Directory;
  readonly identities: Identities;
  readonly settings: SiteSettings;
  readonly files: Files;
  readonly outbound: OutboundMessages;
  readonly contexts: Contexts;
  readonly members: Members;
  readonly inbox: Inbox;
  readonly assignment: Assignment;
  readonly mail: MailStore;
  readonly mailSettings: MailSettingsStore;
  readonly keys: ApiKeys;
  readonly administration: Administration;
  readonly webhooks: Webhooks;
  readonly secrets: Secrets;
  /** Waits for what was asked before. */
  close(): Promise<void>;
}
