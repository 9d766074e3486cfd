import type { LogEvent, ReaderEvent } from '@talk-suite/core/contract';
import type { Audience } from '../storage/log.ts';

/** An event as its reader sees it. Visitors get the numbers that are theirs, which is all they know of numbers. */
export const readerEvent = (event: LogEvent, audience: Audience): ReaderEvent => ({
  seq: audience === 'visitor' ? event.vseq! : event.seq,
  type: event.type,
  author: event.author,
  body: event.body,
  at: event.at,
});
