import type { Author } from '../../../contract/conversation/events.ts';
import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import type { PublicFace, PublicMessenger } from '../../public-settings.ts';
import type { WholeModel } from '../model.ts';

/** Who wrote an event, in words. */
export const authorOf = (
  { speech: { words }, settings }: WholeModel,
  { author, type }: ReaderEvent,
): string => {
  if (author.kind === 'visitor') return words.you;
  if (type === 'autoReply') return words.autoReply;
  return author.name ?? (author.kind === 'bot' ? settings.style.bot.name || words.assistant : words.team);
};

/** The face of an author: as the settings have it under that name, else a bot's own, else without a picture. */
export const faceOf = (
  { agents, bot }: Pick<PublicMessenger['style'], 'agents' | 'bot'>,
  { kind }: Author,
  name: string,
): PublicFace =>
  agents.find((agent) => agent.name === name) ?? { name, image: kind === 'bot' ? bot.image : null };
