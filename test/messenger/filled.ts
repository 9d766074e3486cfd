import { defaultSettings, type Settings } from '../../core/settings/index.ts';

const image = { id: '12', url: '/wp-content/uploads/a.png', width: 800, height: 200, alt: 'Acme' };

/** A messenger in which nothing is empty. */
export const filledMessenger: Settings['messenger'] = {
  ...defaultSettings().messenger,
  mode: 'on',
  style: {
    ...defaultSettings().messenger.style,
    header: { ...defaultSettings().messenger.style.header, kind: 'image', image },
    logo: image,
    colours: { primary: '#c0392b', visitorBubble: '#16a085' },
    font: { kind: 'hosted', family: 'Inter Tight', stylesheet: 'https://fonts.example.com/inter.css' },
    agents: [
      { name: 'Mia Larsen', image },
      { name: 'Øystein', image: null },
    ],
    bot: { name: 'Assistant', image },
    launcher: {
      ...defaultSettings().messenger.style.launcher,
      icon: 'image',
      image,
      label: 'Chat',
      yieldTo: ['.cart-drawer.is-open', '#lightbox'],
    },
  },
  content: {
    greeting: 'Hello {{ name }}, ask us {{ site_name | default: "anything" }}.',
    widgets: [
      {
        kind: 'links',
        title: 'Good to know',
        links: [
          { label: 'Shipping and returns', url: '/shipping', icon: 'truck', target: 'same' },
          { label: 'Book a demo', url: 'https://acme.example/demo?a=1', icon: 'calendar', target: 'new' },
        ],
      },
      { kind: 'conversations', title: 'Conversations', show: 'list', count: 3, newLabel: 'Write to us' },
    ],
    locales: [
      {
        locale: 'de',
        texts: [
          { of: 'How can we help?', as: 'Wie können wir helfen?' },
          { of: 'Good to know', as: 'Gut zu wissen' },
          { of: 'Book a demo', as: 'Vorführung buchen' },
          { of: 'Chat', as: 'Reden' },
          { of: 'I agree to the {{ site_name }} terms.', as: 'Ich stimme zu, {{ first_name }}.' },
          { of: 'Not there any more', as: 'Nicht mehr da' },
        ],
      },
      { locale: 'fr', texts: [] },
    ],
  },
  visitors: {
    ...defaultSettings().messenger.visitors,
    consent: { text: 'I agree to the {{ site_name }} terms.', url: '/privacy', required: true },
  },
  hours: {
    zone: 'Europe/Berlin',
    rows: [
      { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00' },
      { days: [5, 6], from: '21:00', to: '02:00' },
    ],
    closed: [
      { date: '2026-12-24', until: '2026-12-26', label: 'Christmas', yearly: true },
      { date: '2027-05-17', yearly: false },
    ],
    estimate: {
      online: { kind: 'custom', n: 20, unit: 'minutes' },
      away: { kind: 'measured', n: 1, unit: 'hours' },
    },
    autoReply: { online: 'Hi {{ first_name }}', away: 'Back {{ returns }}' },
    outside: 'hide',
  },
  reminded: ['style'],
};
