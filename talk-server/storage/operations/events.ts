import { VISITOR_TYPES, type EventBody, type EventType, type LogEvent } from '@talk-suite/core/contract';
import type { Selectable } from 'kysely';
import type { AppendEvent } from '../log.ts';
import type { Tables } from '../tables.ts';
import { bodyText } from './body-text.ts';
import { givenText, type Given } from './given.ts';

export type EventRow = Selectable<Tables['event']>;

/** A row, with the name of the member who wrote it where that was read as well. */
export const toEvent = (row: EventRow & { readonly author_name?: string | null }): LogEvent => ({
  conversation: row.conversation,
  seq: row.seq,
  vseq: row.vseq,
  type: row.type,
  author: { kind: row.author_kind, id: row.author, ...(row.author_name && { name: row.author_name }) },
  body: JSON.parse(row.body) as EventBody,
  key: row.key,
  at: row.at,
});

/** What is stored of a request that has got its numbers. */
export const toRow = (request: AppendEvent & Given, seq: number, lastVseq: number): EventRow => ({
  conversation: request.conversation,
  seq,
  vseq: isVisible(request.type) ? lastVseq : null,
  type: request.type,
  author_kind: request.author.kind,
  author: request.author.id,
  key: request.key,
  body: bodyText(request.body),
  given: givenText(request),
  at: request.at,
});

export const isVisible = (type: EventType): boolean => VISITOR_TYPES.has(type);
