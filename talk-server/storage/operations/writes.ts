import { addApiKey, revokeApiKey } from './api-keys.ts';
import { assignmentWrites } from './assignment.ts';
import { append } from './append.ts';
import { noteAnswers } from './contacts.ts';
import { addFirst, addMember, addSite } from './directory.ts';
import { eraseContact, eraseSite, eraseVisitor } from './erase.ts';
import { fileWrites } from './files.ts';
import { ensureSecret } from '../log-id.ts';
import { identityWrites } from './identities.ts';
import { inboxWrites } from './inbox.ts';
import { mailSettingsWrites } from './mail-settings.ts';
import { markRead } from './read.ts';
import { start } from './start.ts';
import { eraseExpired, setRetention, tidyWords } from './retention.ts';
import { outboundWrites } from './outbound.ts';
import { replaceSecret } from './secrets.ts';
import { settingsWrites } from './site-settings.ts';
import { checkWritable } from './health.ts';
import { webhookWrites } from './webhooks.ts';

/** What any store can be asked for that writes, each in a transaction: the one list, of which both stores are made. */
export const writes = {
  start,
  append,
  noteAnswers,
  markRead,
  addSite,
  addMember,
  addFirst,
  addApiKey,
  revokeApiKey,
  eraseSite,
  eraseContact,
  eraseVisitor,
  setRetention,
  eraseExpired,
  tidyWords,
  replaceSecret,
  checkWritable,
  ...assignmentWrites,
  ...identityWrites,
  ...settingsWrites,
  ...fileWrites,
  ...outboundWrites,
  ensureSecret,
  ...inboxWrites,
  ...mailSettingsWrites,
  ...webhookWrites,
} as const;
