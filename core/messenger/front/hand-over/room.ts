// Hosted accounts: what the visitor gave goes to Ortto, then Ortto's Talk opens and takes over.
import type { Handed } from '../../../loader/handed.ts';
import { take, type Kit } from '../kit.ts';
import type { WholeModel } from '../model.ts';
import type { Room, Shell } from '../room.ts';
import type { HandOverEnd } from '../transport.ts';
import { handOverTo } from './hand-over.ts';
import css from './hand-over.css';
import { handOver } from './view.ts';

export default (shell: Shell, kit: Kit, handed: Handed): Room => {
  take(kit);
  const talk = async (): Promise<void> => {
    shell.set({ handOver: 'opening' });
    const end: HandOverEnd = await handOverTo(handed, shell.model.details);
    shell.set({ handOver: end });
    shell.parts.handedOver(end);
  };
  return {
    css,
    views: { handOver: () => handOver(shell.model as WholeModel, shell.actions, () => void talk()) },
    resume: () => false,
    shown: (screen) => {
      if (screen === 'handOver' && shell.model.handOver === null) void talk();
    },
  };
};
