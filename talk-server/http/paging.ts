import { listOf, PAGE, type EventsAnswer } from '@talk-suite/core/contract';
import type { FastifyReply } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Conversations } from '../conversations/conversations.ts';
import { readerEvent } from '../conversations/reader-event.ts';
import { conversationHeadSchema, type ConversationHead, type ConversationLog } from '../storage/log.ts';

/** Conversations of one page of a list. */
const LIST_PAGE = 50;

const id = Type.String({ maxLength: 100 });
export const conversationParams = Type.Object({ conversation: id });
export const siteParams = Type.Object({ site: id });
export const listQuery = Type.Object(
  { beforeTime: Type.Optional(Type.Integer({ minimum: 0 })), beforeId: Type.Optional(id) },
  { additionalProperties: false },
);

export const conversationsPageSchema = Type.Object({
  log: Type.String(),
  conversations: listOf(conversationHeadSchema),
});

/** A site's conversations, the newest first, from where the page before ended. */
export const conversationsPage = async (
  log: ConversationLog,
  site: string,
  { beforeTime, beforeId }: Static<typeof listQuery>,
): Promise<Static<typeof conversationsPageSchema>> => ({
  log: log.logId,
  conversations: await log.conversationsAt(
    site,
    LIST_PAGE,
    beforeTime === undefined || beforeId === undefined ? undefined : { updatedAt: beforeTime, id: beforeId },
  ),
});

interface PageAsked {
  readonly after?: number;
  /** Seconds to wait for the next event where there is none yet. */
  readonly wait?: number;
}

/** What agents and programs read of a conversation, all of it or what comes after an event. */
export const eventsPage = async (
  log: ConversationLog,
  conversations: Conversations,
  { id: conversation, site }: ConversationHead,
  { after = 0, wait = 0 }: PageAsked,
  { raw }: FastifyReply,
): Promise<EventsAnswer> => {
  const page = await conversations.waitForEvents(
    { conversation, audience: 'agent', after, limit: PAGE, topic: `site:${site}` },
    conversations.patience(raw, wait),
  );
  return {
    log: log.logId,
    events: page.events.map((event) => readerEvent(event, 'agent')),
    more: page.more,
  };
};
