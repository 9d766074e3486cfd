import { append } from '../operations/append.ts';
import { addFirst, addMember, addSite } from '../operations/directory.ts';
import { markRead } from '../operations/read.ts';
import { start } from '../operations/start.ts';

/** What the writing thread can be asked for. */
export const writes = { start, append, markRead, addSite, addMember, addFirst } as const;
