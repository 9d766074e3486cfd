import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import type { RoomModel } from '../model.ts';

/** Who wrote an event, in words. */
export const authorOf = (
  { speech: { words }, settings }: RoomModel,
  { author, type }: ReaderEvent,
): string => {
  if (author.kind === 'visitor') return words.you;
  if (type === 'autoReply') return words.autoReply;
  return author.name ?? (author.kind === 'bot' ? settings.style.bot.name || words.assistant : words.team);
};
