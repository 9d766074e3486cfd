import { PHONE } from '../phone.ts';
import type { Before } from '../transport.ts';
import type { OpenChat } from './parts.ts';

/** Whether the team says something first, to visitors who have no conversation yet. */
const greets = async ({ shell, model, bring }: OpenChat, askFirst: Before['teamFirst']): Promise<boolean> => {
  const { details, rows } = model;
  if (rows?.length !== 0) return false;
  const teamFirst = await askFirst({
    email: details.email,
    isPhone: matchMedia(PHONE).matches,
    now: shell.parts.now(),
  });
  if (teamFirst) (await bring('details')).greetWith(teamFirst);
  return !!teamFirst;
};

/** What the team says first is shown, to be answered; where there is nothing, or it cannot be asked, the other thing is done. */
export const greetIn = async (
  chat: OpenChat,
  askFirst: Before['teamFirst'],
  otherwise: () => void,
): Promise<void> => {
  const greeted = await greets(chat, askFirst).catch(() => false);
  // Unless the visitor has gone elsewhere meanwhile.
  if (chat.model.screen !== 'greet') return;
  if (greeted) chat.shell.actions.show('thread');
  else otherwise();
};
