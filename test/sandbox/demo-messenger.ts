import type { Settings, StoredLink } from '../../core/settings/index.ts';
import { settingsWithMessenger } from '../messenger/changed.ts';

/** The messenger of Larkmoor, the demos' maker of bicycles: switched on, with a filled homepage and office hours. */
export const demoMessenger = (links: readonly Omit<StoredLink, 'target'>[]): Settings['messenger'] =>
  settingsWithMessenger({
    mode: 'on',
    'style.header.colour': '#2b5a4c',
    'style.colours.primary': '#2b5a4c',
    'style.subtitle': 'Ask us about bicycles, orders and repairs.',
    'style.agents': [
      { name: 'Mia Larsen', image: null },
      { name: 'Tom Okoye', image: null },
    ],
    'content.widgets': [
      {
        kind: 'conversations',
        title: 'Conversations',
        show: 'latest',
        count: 1,
        newLabel: 'Send us a message',
      },
      { kind: 'links', title: 'Quick links', links: links.map((link) => ({ ...link, target: 'same' })) },
    ],
    'visitors.require.firstName': 'optional',
    'hours.zone': 'Europe/London',
    'hours.rows': [
      { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
      { days: [6], from: '10:00', to: '13:00' },
    ],
    'hours.closed': [{ date: '2026-12-24', until: '2026-12-26', label: 'Christmas', yearly: true }],
    // What somebody tries out at night shows in the lists as they wrote it.
    'hours.autoReply.away': '',
  }).messenger;
