import { readLogId } from '../log-id.ts';
import { conversationsOf, eventsAfter, heads, readUpTo } from '../operations/read.ts';

/** What the reading thread can be asked for. */
export const reads = { readLogId, eventsAfter, heads, conversationsOf, readUpTo } as const;
