import { fromDocument } from '../../loader/page-access.ts';
import { counted } from '../words/say.ts';
import type { FrontSpeech } from './model.ts';

let badge: HTMLElement | undefined;

/**
 * Says what the launcher does, and shows how many messages wait.
 * @param label the owner's own text on it, if any
 */
export const nameLauncher = (
  button: HTMLElement,
  label: string,
  speech: FrontSpeech,
  waiting: number,
  isOpen: boolean,
): void => {
  const { words } = speech;
  badge?.remove();
  button.ariaLabel = isOpen
    ? words.close
    : waiting > 0
      ? counted(speech, 'openUnread', waiting)
      : label || words.open;
  if (waiting > 0 && !isOpen) {
    badge ??= fromDocument('createElement').call(document, 'span');
    badge.className = 'badge';
    badge.textContent = String(waiting);
    button.append(badge);
  }
};
