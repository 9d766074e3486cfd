// Hosted accounts: what the visitor gave goes to Ortto, then Ortto's Talk opens and takes over.
import type { Front } from '../handed.ts';
import { take, type Kit } from '../kit.ts';
import type { WholeModel } from '../model.ts';
import type { Room, Shell } from '../room.ts';
import type { HandOverEnd } from '../transport.ts';
import { handOverTo } from './hand-over.ts';
import css from './hand-over.css';
import { handOver } from './view.ts';

export default (shell: Shell, kit: Kit, front: Front): Room => {
  take(kit);
  const talk = async (): Promise<void> => {
    shell.set({ handOver: 'opening' });
    const end: HandOverEnd = await handOverTo(front, shell.model.details);
    shell.set({ handOver: end });
    const isDone = end === 'done';
    if (isDone) {
      shell.actions.close();
      shell.parts.storage.keepBrowser({ handed: true });
    }
    // Ortto's own launcher is there, whether it opened or not: never two.
    front.button.hidden = isDone || end === 'absent';
    if (!isDone) shell.panel.open();
    shell.parts.emit('handOver', isDone ? { done: true } : { done: false, why: end });
  };
  return {
    css,
    view: (screen) =>
      screen === 'handOver' && handOver(shell.model as WholeModel, shell.actions, () => void talk()),
    resume: () => false,
    shown: (screen) => {
      if (screen === 'handOver' && shell.model.handOver === null) void talk();
    },
  };
};
