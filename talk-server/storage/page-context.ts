import { orNull, pageContextSchema, timeSchema } from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';

/** Where a visitor wrote from, and what they agreed to. */
export const conversationContextSchema = Type.Object({
  /** "Reported by the browser": anybody can write anything there. */
  reported: orNull(pageContextSchema),
  /** Signed by the site's host. */
  signed: orNull(pageContextSchema),
  consent: orNull(
    Type.Object({
      wording: Type.String(),
      url: Type.String(),
      /** Of the settings that were in force. */
      revision: orNull(Type.String()),
      at: timeSchema,
    }),
  ),
});
export type ConversationContext = Readonly<Static<typeof conversationContextSchema>>;

export interface Contexts {
  contextOf(conversation: string): Promise<ConversationContext>;
}
