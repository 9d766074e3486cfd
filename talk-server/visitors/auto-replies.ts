import {
  availabilityAt,
  estimateInWords,
  isZone,
  localized,
  renderTemplate,
  whenInWords,
  wordsFor,
  type MergeValues,
  type OfficeHours,
} from '@talk-suite/core/messenger';
import type { Conversations } from '../conversations/conversations.ts';
import type { SiteRules } from '../sites/rules.ts';
import type { Identity } from '../storage/directory.ts';
import { LogRefusal } from '../storage/log.ts';

/** In whose words and clock a reply is. */
export interface Listener {
  /** BCP 47 tags, the most wanted first. */
  readonly languages: readonly string[];
  /** IANA name; the team's where the browser does not say, or says what is none. */
  readonly zone: string | undefined;
  /** What is known of them. */
  readonly person: Pick<Identity, 'email' | 'firstName' | 'lastName'>;
}

/** What a reply can say of who reads it. */
const valuesOf = ({ email, firstName, lastName }: Listener['person']): MergeValues => ({
  first_name: firstName ?? '',
  last_name: lastName ?? '',
  name: [firstName, lastName].filter(Boolean).join(' '),
  email: email ?? '',
});

/** The languages of a header `Accept-Language`, the most wanted first. */
export const languagesIn = (header: string | undefined): readonly string[] =>
  (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const quality = Number(
        /^\s*q=([\d.]+)$/.exec(rest.find((each) => each.includes('q=')) ?? '')?.[1] ?? 1,
      );
      return { tag: tag.trim(), quality: Number.isNaN(quality) ? 0 : quality };
    })
    .filter(({ tag, quality }) => /^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8})*$/.test(tag) && quality > 0)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);

/** Whether the owner wants anything said at all. */
export const hasReplies = ({
  autoReply,
  autoReplyIn,
}: Pick<SiteRules, 'autoReply' | 'autoReplyIn'>): boolean =>
  [autoReply, ...Object.values(autoReplyIn)].some(
    ({ online = [], away = [] }) => online.length + away.length > 0,
  );

interface Absence {
  readonly open: boolean;
  /** Names this absence, or this presence: one reply of each. */
  readonly key: string;
  readonly returns: number | null;
}

/** Whether somebody is at their desk, and when the last of the team was; null where nobody ever was. */
export interface Presence {
  readonly isSomebodyThere: boolean;
  readonly lastThere: number | null;
}

/** Without hours a team is there, or not since the last of them left, and nobody knows until when. */
const absenceAt = (
  hours: OfficeHours | null,
  { isSomebodyThere, lastThere }: Presence,
  now: number,
): Absence => {
  if (hours === null) {
    const away = lastThere === null ? 'away' : `away:since:${lastThere}`;
    return { open: isSomebodyThere, key: isSomebodyThere ? 'online' : away, returns: null };
  }
  const state = availabilityAt(hours, now);
  if (state.open) return { open: true, key: 'online', returns: null };
  return { open: false, key: `away:${state.opens ?? 'unknown'}`, returns: state.opens };
};

/**
 * What the reply to a message says, and the key under which it is said once; null where nothing is. Where the owner wants
 * the chat as usual outside of office hours, nobody is told of an absence.
 */
export const autoReplyAt = (
  rules: Pick<SiteRules, 'hours' | 'estimates' | 'autoReply' | 'autoReplyIn' | 'messenger'>,
  presence: Presence,
  { languages, zone, person }: Listener,
  now: number,
): { readonly key: string; readonly text: string } | null => {
  const { open, key, returns } = absenceAt(rules.hours, presence, now);
  if (!open && rules.hours !== null && rules.messenger?.hours.outside === 'open') return null;
  const own = rules.messenger?.language ?? '';
  const replies = localized({ texts: rules.autoReply, locales: rules.autoReplyIn, language: own }, languages);
  const template = open ? replies.online : replies.away;
  if (template.length === 0) return null;
  const speech = wordsFor(...languages);
  const teamZone = rules.hours?.zone ?? 'UTC';
  const when =
    returns === null
      ? null
      : whenInWords(returns, now, {
          locale: speech.locale,
          zone: zone !== undefined && isZone(zone) ? zone : teamZone,
          teamZone,
          join: speech.words.join,
        });
  const estimate = estimateInWords(open ? rules.estimates.online : rules.estimates.away, speech);
  const values: MergeValues = {
    ...(when && { returns: when.text }),
    ...(estimate !== null && { estimate }),
    ...valuesOf(person),
    ...(rules.messenger && { site_name: rules.messenger.siteName }),
  };
  const text = renderTemplate(template, values).trim();
  return text === '' ? null : { key, text };
};

/**
 * Answers a visitor's message in the team's name, once a conversation and absence: the log takes each key once. Said
 * again for a message that was sent again, so that a reply is not lost with the process that was to give it.
 */
export const replyAutomatically = async (
  conversations: Conversations,
  conversation: string,
  reply: { readonly key: string; readonly text: string } | null,
): Promise<void> => {
  if (reply === null) return;
  try {
    await conversations.append({
      conversation,
      author: { kind: 'system', id: 'auto-reply' },
      key: reply.key,
      type: 'autoReply',
      body: { text: reply.text },
    });
  } catch (error) {
    // It was said before, in other words: the settings or the visitor's clock have changed since.
    if (error instanceof LogRefusal && error.problem === 'keyReused') return;
    throw error;
  }
};
