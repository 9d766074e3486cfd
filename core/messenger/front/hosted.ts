// A hosted account's Talk has a launcher of its own: ours gives way where Talk has taken over, or somebody else brought it.
import type { Front } from './handed.ts';
import type { Messenger } from './messenger.ts';

/** Keeps to one launcher, from now on. */
export default (messenger: Messenger, { button, talkSuite, load }: Front): void => {
  const onState = (act: () => void): void => addEventListener('talksuite:state', act, true);
  if (messenger.parts.storage.browser.handed) {
    // Talk has taken over in this browser: it is loaded at once, as without a front.
    button.hidden = true;
    onState(() => {
      button.hidden = talkSuite.state !== 'failed';
    });
    load();
  }
  /** Ortto's Talk is on the page: brought by another installation, or by ours, later than was waited for. */
  const giveWay = (): void => {
    const { state } = talkSuite;
    if (!['other', 'ready', 'duplicate'].includes(state)) return;
    button.hidden = true;
    const { panel, model } = messenger;
    if (!panel.isOpen) return;
    if (model.screen === 'handOver') {
      // Who still waits for it has it opened.
      if (model.handOver === 'slow') messenger.go();
    } else if (state === 'other') {
      messenger.set({ handOver: 'absent' });
      messenger.show('handOver');
    }
  };
  onState(giveWay);
  giveWay();
};
