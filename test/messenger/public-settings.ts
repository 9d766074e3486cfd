import { LINK_DRAWINGS } from '../../core/messenger/link-drawings.ts';
import type { PublicMessenger } from '../../core/messenger/public-settings.ts';

/** The messenger of a bicycle shop: every card, every field, a team that is there on weekdays. */
export const shopSettings = (more: Partial<PublicMessenger> = {}): PublicMessenger => ({
  format: 1,
  mode: 'server',
  siteName: 'Larkmoor',
  language: 'en',
  style: {
    header: { kind: 'gradient', from: '#1f3a5f', to: '#3b6ea5', angle: 135 },
    fade: true,
    logo: null,
    primary: '#1f3a5f',
    visitorBubble: '#1f3a5f',
    scheme: 'auto',
    font: { kind: 'system' },
    radius: 16,
    agents: [
      { name: 'Mia Larsen', image: null },
      { name: 'Tom Okoye', image: null },
    ],
    bot: { name: 'Assistant', image: null },
    launcher: {
      icon: 'chat',
      image: null,
      position: 'bottom-right',
      mirror: false,
      desktop: { x: 20, y: 20 },
      phone: { x: 16, y: 16 },
      size: 56,
      hideOnPhones: false,
      layer: 100000,
      yield: true,
      yieldTo: [],
    },
  },
  texts: {
    title: ['Hello ', { tag: 'first_name', fallback: 'there' }],
    subtitle: ['How can we help?'],
    greeting: ['Ask us anything, or share your feedback.'],
    launcherLabel: '',
    widgets: [
      {
        kind: 'conversations',
        title: 'Conversations',
        show: 'latest',
        count: 1,
        newLabel: 'Send us a message',
      },
      {
        kind: 'links',
        title: 'Quick links',
        links: [
          { label: 'Delivery and returns', url: '/delivery', icon: LINK_DRAWINGS.truck, target: 'same' },
          { label: 'Manuals and spare parts', url: '/manuals', icon: LINK_DRAWINGS.book, target: 'same' },
          {
            label: 'Our workshop on the map',
            url: 'https://www.example.com/map',
            icon: LINK_DRAWINGS.pin,
            target: 'new',
          },
        ],
      },
    ],
    consent: ['I agree that Larkmoor stores what I write, to answer it.'],
  },
  locales: {},
  visitors: {
    email: true,
    firstName: 'required',
    lastName: 'optional',
    answersFirst: 0,
    outbound: false,
    consent: { url: '/privacy', required: true },
    showName: true,
    allow: 'everyone',
    attachments: 'files',
    maxMb: 10,
  },
  hours: {
    zone: 'Europe/Berlin',
    rows: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
    closed: [],
    estimates: { online: 'minutes', away: 'day' },
    outside: 'leaveMessage',
  },
  ...more,
});
