import type { LogEvent } from '@talk-suite/core/contract';
import type { MailMatter } from '../storage/mail.ts';

/** A mail without its addresses. It is text: nothing that somebody wrote can be markup in it. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** Every text of mails in English, by key. */
const words = {
  answerSubject: '{agent} answered you: {site}',
  answerIntro: 'You wrote to {site}. This is the answer:',
  answerLink: 'Read it and answer here (the link works once, for a week):',
  answerFoot: 'Please answer by the link. Replies to this mail are not read.',
  transcriptSubject: 'Your conversation with {site}',
  transcriptIntro: 'Your conversation with {site} was closed. This is what was said:',
  testSubject: 'Test message of your Talk server',
  testText: 'Mails of your Talk server arrive. This one was asked for in its inbox, under Settings → Email.',
  transcriptFoot: 'Replies to this mail are not read. Write to us on our site at any time.',
  you: 'You',
  team: 'The team',
} as const;

/** One line, without what would end it or turn it around. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, 120);

const fill = (key: keyof typeof words, values: Readonly<Record<string, string>> = {}): string =>
  words[key].replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);

const authorOf = ({ author }: LogEvent, names: MailMatter['names']): string => {
  if (author.kind === 'visitor') return words.you;
  return oneLine(names[author.id] ?? words.team);
};

/** A message with its author, so that none of its lines looks like one of the mail's own. */
const quoted = (event: LogEvent, names: MailMatter['names']): string => {
  const { text = '' } = event.body as { readonly text?: string };
  const lines = text.replaceAll(/[^\P{Cc}\n\t]/gu, '').split('\n');
  return `${authorOf(event, names)}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
};

const isSaid = ({ type }: LogEvent): boolean => type === 'message' || type === 'autoReply';

/** What an agent wrote to somebody who is away, with the link to the conversation. */
export const answerLetter = ({ siteName, events, names }: MailMatter, link: string): Letter => {
  const site = oneLine(siteName);
  const agent = authorOf(events.at(-1)!, names);
  return {
    subject: fill('answerSubject', { agent, site }),
    text: [
      fill('answerIntro', { site }),
      ...events.map((event) => quoted(event, names)),
      `${words.answerLink}\n${link}`,
      words.answerFoot,
      '',
    ].join('\n\n'),
  };
};

/** All that was said, when a conversation was closed. */
export const transcriptLetter = ({ siteName, events, names }: MailMatter): Letter => {
  const site = oneLine(siteName);
  return {
    subject: fill('transcriptSubject', { site }),
    text: [
      fill('transcriptIntro', { site }),
      ...events.filter(isSaid).map((event) => quoted(event, names)),
      words.transcriptFoot,
      '',
    ].join('\n\n'),
  };
};

/** To whoever asks whether mails arrive. */
export const testLetter = (): Letter => ({ subject: fill('testSubject'), text: `${fill('testText')}\n` });
