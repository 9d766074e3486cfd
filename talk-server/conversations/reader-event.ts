import type { Author, LogEvent, ReaderEvent } from '@talk-suite/core/contract';
import type { Audience } from '../storage/log.ts';

/** Whose keys a reader gets: those of their own side, to know again what they sent. */
const ownKinds: Readonly<Record<Audience, ReadonlySet<Author['kind']>>> = {
  visitor: new Set(['visitor']),
  agent: new Set(['agent', 'bot']),
};

/** An event as its reader sees it. Visitors get the numbers that are theirs, which is all they know of numbers. */
export const readerEvent = (event: LogEvent, audience: Audience): ReaderEvent => ({
  seq: audience === 'visitor' ? event.vseq! : event.seq,
  type: event.type,
  author: event.author,
  body: event.body,
  at: event.at,
  key: ownKinds[audience].has(event.author.kind) ? event.key : null,
});
