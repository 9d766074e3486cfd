import { fill } from '../texts/format.ts';
import { availabilityAt, dateAt, type OfficeHours } from './hours/hours.ts';
import { whenInWords } from './hours/returns.ts';
import { DAY, instantAt } from './hours/zone.ts';
import { counted, type Speech } from './words/say.ts';

/** How long an answer usually takes, as the team chose to say it. */
export type Estimate =
  | 'minutes'
  | 'hours'
  | 'day'
  | 'none'
  /** `n` from 1 to 72. */
  | { readonly n: number; readonly unit: 'minutes' | 'hours' | 'days' };

const CUSTOM = {
  minutes: 'estimate.customMinutes',
  hours: 'estimate.customHours',
  days: 'estimate.customDays',
} as const;

/**
 * An estimate in words, as a part of a sentence: the merge tag `estimate`. Null where the team says nothing.
 * @example estimateInWords('minutes', wordsFor('en')) === 'a few minutes'
 */
export const estimateInWords = (estimate: Estimate, speech: Speech): string | null => {
  if (estimate === 'none') return null;
  return typeof estimate === 'string'
    ? speech.words[`estimate.${estimate}`]
    : counted(speech, CUSTOM[estimate.unit], estimate.n);
};

/** What the homepage says of the team, and when it has to be said anew. */
export interface AvailabilityLine {
  readonly open: boolean;
  /** "Online now. Usually replies in a few minutes." or "Back tomorrow at 09:00." */
  readonly text: string;
  /** The team's zone in a sentence, where its clocks differ from the visitor's; else null. */
  readonly zone: string | null;
  /** The instant at which the line changes, in milliseconds since 1970; null where it never does. */
  readonly changes: number | null;
}

export interface AvailabilityQuestion {
  readonly hours: OfficeHours;
  readonly estimates: { readonly online: Estimate; readonly away: Estimate };
  /** Milliseconds since 1970 in UTC. */
  readonly now: number;
  /** The visitor's time zone, IANA name. */
  readonly zone: string;
}

/**
 * The homepage's line on the team.
 *
 * Away, it says when the team is back; the estimate only where nobody knows when. "Back tomorrow" is "Back today"
 * after the visitor's midnight, so that is a change too.
 * @example
 * availabilityLine({ hours, estimates: { online: 'minutes', away: 'day' }, now, zone: 'Europe/Berlin' },
 *   wordsFor('en-GB')) // { open: true, text: 'Online now. Usually replies in a few minutes.', … }
 */
export const availabilityLine = (
  { hours, estimates, now, zone }: AvailabilityQuestion,
  speech: Speech,
): AvailabilityLine => {
  const { words } = speech;
  const state = availabilityAt(hours, now);
  const estimate = estimateInWords(state.open ? estimates.online : estimates.away, speech);
  if (state.open || state.opens === null)
    return {
      open: state.open,
      text:
        (state.open ? words.online : words.byEmail) +
        (estimate === null ? '' : ` ${fill(words.usuallyReplies, { estimate })}`),
      zone: null,
      changes: state.open ? state.until : null,
    };
  const { text, teamZone } = whenInWords(state.opens, now, {
    locale: speech.locale,
    zone,
    teamZone: hours.zone,
    join: words.join,
  });
  return {
    open: false,
    text: fill(words.backAt, { when: text }),
    zone: teamZone === null ? null : fill(words.teamZone, { zone: teamZone }),
    changes: Math.min(state.opens, instantAt(zone, dateAt(zone, now) + DAY, 'earlier')),
  };
};
