import type { ProblemAnswer } from '../../contract/conversation/requests.ts';

/** Texts that say the same whatever is counted. `{name}` is a place that `say` fills. */
export type PlainKey =
  // The launcher and the dialog.
  | 'open'
  | 'close'
  | 'back'
  | 'dialogName'
  // The homepage.
  | 'newConversation'
  | 'allConversations'
  | 'linksName'
  | 'opensNewTab'
  // Whether the team is there. `join` is how the language joins a day and a time.
  | 'online'
  | 'backAt'
  | 'byEmail'
  | 'usuallyReplies'
  | 'estimate.minutes'
  | 'estimate.hours'
  | 'estimate.day'
  | 'teamZone'
  | 'join'
  // The form.
  | 'formName'
  | 'email'
  | 'firstName'
  | 'lastName'
  | 'optional'
  | 'start'
  | 'missing'
  | 'emailWrong'
  | 'consentMissing'
  // What the team says first.
  | 'outboundAnswer'
  | 'outboundClose'
  // The list of conversations.
  | 'listName'
  | 'listEmpty'
  | 'statusClosed'
  // The thread.
  | 'threadName'
  | 'threadEmpty'
  | 'you'
  | 'team'
  | 'assistant'
  | 'autoReply'
  | 'addDetails'
  | 'detailsKept'
  | 'write'
  | 'send'
  | 'sending'
  | 'notSent'
  | 'retry'
  | 'delete'
  | 'edit'
  | 'typing'
  | 'severalTyping'
  | 'closed'
  | 'reopened'
  | 'startAnother'
  // What else there is to say.
  | 'loading'
  | 'notLoaded'
  | 'tryAgain'
  | 'reconnecting'
  | 'offline'
  | 'cannotConnect'
  | 'sound'
  // Files.
  | 'attach'
  | 'removeFile'
  | 'fileType'
  | 'fileSize'
  | 'fileFull'
  // A hosted account's Talk takes over, or does not come.
  | 'handOver.opening'
  | 'handOver.blocked'
  | 'handOver.slow'
  | 'handOver.absent'
  // Why the server refused, by the contract's names.
  | `refused.${ProblemAnswer['problem']}`;

/** Texts that count `{n}`. */
export type CountedKey =
  | 'openUnread'
  | 'unread'
  | 'tooLong'
  | 'waitSeconds'
  | 'filesMost'
  | 'estimate.customMinutes'
  | 'estimate.customHours'
  | 'estimate.customDays';

/** What the homepage, the form, and whoever writes the first message need: pages load these first, and the rest where it is said. */
export const FIRST_KEYS = [
  'open',
  'close',
  'back',
  'dialogName',
  'newConversation',
  'linksName',
  'opensNewTab',
  'online',
  'backAt',
  'byEmail',
  'usuallyReplies',
  'estimate.minutes',
  'estimate.hours',
  'estimate.day',
  'teamZone',
  'join',
  'formName',
  'email',
  'firstName',
  'lastName',
  'optional',
  'start',
  'missing',
  'emailWrong',
  'consentMissing',
  'loading',
  'notLoaded',
  'tryAgain',
  'refused.identityNeeded',
  'threadName',
  'threadEmpty',
  'you',
  'team',
  'write',
  'send',
  'sending',
  'notSent',
  'retry',
  'delete',
] as const satisfies readonly (PlainKey | CountedKey)[];
export type FirstKey = (typeof FIRST_KEYS)[number];

/** The words of an outbound message: in the file that shows it, and in no other. */
export const OUTBOUND_KEYS = ['outboundAnswer', 'outboundClose'] as const satisfies readonly PlainKey[];

/**
 * The words of one language.
 * @typeParam Forms the plural forms that the language has, by the names of `Intl.PluralRules`.
 */
export type WordsOf<Forms extends Intl.LDMLPluralRule> = Readonly<Record<PlainKey, string>> &
  Readonly<Record<CountedKey, Readonly<Record<Forms, string>>>>;

/** The words of any language. Every one has `other`. */
export type Words = Readonly<Record<PlainKey, string>> &
  Readonly<Record<CountedKey, Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>>>;
