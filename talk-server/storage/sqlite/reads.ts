import { readLogId } from '../log-id.ts';
import { memberOf, siteOf, sites, visitorOf } from '../operations/directory.ts';
import { conversationsAt, conversationsOf, eventsAfter, heads, readUpTo } from '../operations/read.ts';

/** What the reading thread can be asked for. */
export const reads = {
  readLogId,
  eventsAfter,
  heads,
  conversationsOf,
  conversationsAt,
  readUpTo,
  siteOf,
  sites,
  visitorOf,
  memberOf,
} as const;
