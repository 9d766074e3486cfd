import type { Author } from '@talk-suite/core/contract';
import type { Appended } from '../log.ts';
import type { Work } from '../tables.ts';
import { append } from './append.ts';

const IDENTITY: Author = { kind: 'system', id: 'identity' };

interface Move {
  readonly from: string;
  readonly to: string;
  /** Whose they are afterwards. */
  readonly contact: string;
  readonly at: number;
  readonly author?: Author;
  readonly key?: string;
  /** These and no others. */
  readonly only?: readonly string[];
}

/**
 * Moves conversations to another visitor; their logs say so. How far they were read goes with them, and so do what was
 * agreed to and what was written: a message whose answer was lost is known again by its author and key.
 */
export const moveConversations = async (
  work: Work,
  { from, to, contact, at, author = IDENTITY, key = `merged:${from}:${contact}`, only }: Move,
): Promise<readonly Appended[]> => {
  let query = work.selectFrom('conversation').select('id').where('visitor', '=', from);
  if (only) query = query.where('id', 'in', only);
  // In one order, so that two moves never wait for each other.
  const conversations = only?.length === 0 ? [] : await query.orderBy('id').execute();
  const moved: Appended[] = [];
  for (const { id } of conversations) {
    await work.updateTable('conversation').set({ visitor: to }).where('id', '=', id).execute();
    await work
      .updateTable('cursor')
      .set({ reader: to })
      .where('conversation', '=', id)
      .where('reader_kind', '=', 'visitor')
      .where('reader', '=', from)
      .execute();
    await work
      .updateTable('event')
      .set({ author: to })
      .where('conversation', '=', id)
      .where('author_kind', '=', 'visitor')
      .where('author', '=', from)
      .execute();
    await work.updateTable('consent').set({ visitor: to }).where('conversation', '=', id).execute();
    moved.push(
      await append(work, {
        conversation: id,
        author,
        key,
        type: 'contactMerged',
        body: { contact },
        at,
      }),
    );
  }
  return moved;
};
