import type { OutboundBody } from '../../core/contract/index.ts';

/** A message that the team says first, at once, to everybody and on every page; with what a test changes. */
export const outboundMessage = (more: Partial<OutboundBody> = {}): OutboundBody => ({
  text: 'Need a hand?',
  agent: null,
  enabled: true,
  pages: { selection: 'all', paths: [] },
  who: 'everyone',
  device: 'any',
  when: { selection: 'immediately' },
  frequency: 'once',
  ...more,
});
