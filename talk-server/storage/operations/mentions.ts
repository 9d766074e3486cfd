import type { EventRow } from './events.ts';
import type { Work } from '../tables.ts';

const WORD = /[\p{L}\p{N}]/u;

/**
 * Who is named in a note: `@` and a name, in any case. Of two names that begin alike the longer one counts.
 * @example mentionedIn('Ask @Ann Lee', [{ id: 'a', name: 'Ann' }, { id: 'b', name: 'Ann Lee' }]) // ['b']
 */
export const mentionedIn = (
  text: string,
  members: readonly { readonly id: string; readonly name: string }[],
): readonly string[] => {
  const lower = text.toLowerCase();
  const byLength = members.toSorted((a, b) => b.name.length - a.name.length);
  const found = new Set<string>();
  for (let at = lower.indexOf('@'); at >= 0; at = lower.indexOf('@', at + 1)) {
    // An address has a sign in it, too.
    if (at > 0 && WORD.test(lower[at - 1]!)) continue;
    const named = byLength.filter(
      ({ name }) =>
        lower.startsWith(name.toLowerCase(), at + 1) && !WORD.test(lower[at + 1 + name.length] ?? ''),
    );
    for (const { id, name } of named) if (name.length === named[0]!.name.length) found.add(id);
  }
  return [...found];
};

/** Notes who is named in a note, so that they find it. Nobody is told of what they wrote themselves. */
export const noteMentions = async (
  work: Work,
  { conversation, seq, author, body }: EventRow,
): Promise<void> => {
  const { text } = JSON.parse(body) as { readonly text: string };
  if (!text.includes('@')) return;
  const members = await work
    .selectFrom('member')
    .select(['id', 'name'])
    .where('removed_at', 'is', null)
    .execute();
  const named = mentionedIn(text, members).filter((id) => id !== author);
  if (named.length > 0)
    await work
      .insertInto('mention')
      .values(named.map((member) => ({ conversation, seq, member })))
      .execute();
};
