import { fromDocument } from '../../../loader/page-access.ts';
import { counted } from '../kit.ts';
import { wholeOf } from '../model.ts';
import type { Shell } from '../room.ts';

/** What shows on the launcher how many messages wait. While the messenger is open, the style sheet hides it. */
export const badgeOn = (shell: Shell): ((count: number) => void) => {
  const { parts } = shell;
  const badge = fromDocument('createElement').call(document, 'span');
  badge.className = 'badge';
  let waiting = 0;
  return (count) => {
    if (count !== waiting) parts.emit('unread', { count });
    waiting = count;
    badge.textContent = String(count);
    if (count > 0) parts.button.append(badge);
    else badge.remove();
    parts.nameLauncher(count > 0 ? counted(wholeOf(shell.model.speech), 'openUnread', count) : '');
  };
};
