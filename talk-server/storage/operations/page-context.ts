import type { PageContext } from '@talk-suite/core/contract';
import type { ConversationContext } from '../page-context.ts';
import type { Database } from '../tables.ts';

const parsed = (text: string | null | undefined): PageContext | null =>
  text === null || text === undefined ? null : (JSON.parse(text) as PageContext);

export const contextOf = async (database: Database, conversation: string): Promise<ConversationContext> => {
  const page = await database
    .selectFrom('page_context')
    .select(['reported', 'signed'])
    .where('conversation', '=', conversation)
    .executeTakeFirst();
  const consent = await database
    .selectFrom('consent')
    .select(['wording', 'url', 'revision', 'at'])
    .where('conversation', '=', conversation)
    .executeTakeFirst();
  return { reported: parsed(page?.reported), signed: parsed(page?.signed), consent: consent ?? null };
};
