import { translate } from '@talk-suite/core/translations';
import { translationLoader } from '../page-language/language.ts';

/** Every text of the page that a mail's link leads to, in English. */
export const en = {
  title: 'Continue your conversation',
  intro: 'This opens the conversation in this browser. The link works once.',
  open: 'Open the conversation',
  away: 'The server cannot be reached. Try again in a moment.',
  gone: 'This link was used or is too old.',
  goneNext: 'Write to us on our site: there we continue.',
  loading: 'Loading…',
  you: 'You',
  team: 'The team',
  answer: 'Your answer',
  send: 'Send',
  sending: 'Sending…',
  sent: 'Sent.',
  notSent: 'Not sent. Check your connection, then press Send again.',
  isClosed: 'This conversation is closed. Write to us on our site.',
  signInFirst: 'Only people who are signed in can write here. Sign in on our site and write there.',
  agreeFirst: 'Before you write, you are asked for your consent. Write to us on our site: it asks you there.',
  blocked: 'You can no longer write here.',
  closed: 'The conversation was closed.',
  reopened: 'The conversation goes on.',
} as const;

type Texts = Readonly<Record<keyof typeof en, string>>;

const LOAD = translationLoader({
  de: () => import('./translations/de.json', { with: { type: 'json' } }),
  es: () => import('./translations/es.json', { with: { type: 'json' } }),
  ar: () => import('./translations/ar.json', { with: { type: 'json' } }),
});

/** The page's words in the reader's language; English where they cannot be had. */
export const loadTexts = async (): Promise<Texts> => {
  const translation = await LOAD().catch(() => null);
  return translation ? (translate(en, translation) as Texts) : en;
};
