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
  /** Another installation has brought Ortto's Talk, and an open panel says so. */
  const giveWay = (): void => {
    if (talkSuite.state !== 'other') return;
    button.hidden = true;
    if (messenger.panel.isOpen && messenger.model.screen !== 'handOver') {
      messenger.set({ handOver: 'absent' });
      messenger.show('handOver');
    }
  };
  onState(giveWay);
  giveWay();
};
