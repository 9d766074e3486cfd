// Twin in PHP: health/class-status.php
import type { Phrase } from '../findings.ts';
import type { Settings } from '../settings/schema.ts';

/**
 * What a visitor without an account was seen to get. `live`: Talk's tag was on the page, and what it loads answered.
 * `waiting`: the tag waits for its moment. `none`: no tag. `tag`: another plugin has taken it apart, or away. The rest: the
 * tag is there and Talk cannot come up, and why.
 */
export type Sighting = 'live' | 'waiting' | 'none' | 'tag' | 'script' | 'policy' | 'other';

/** Everything that is known of whether visitors get Talk. */
export interface StatusFacts {
  /** As they are saved. */
  readonly settings: Settings;
  /** Null while nobody has looked, or nothing could be seen. */
  readonly seen: Sighting | null;
  /** Whether a look is under way. */
  readonly looking: boolean;
  /** What is known to be left to do, beyond connecting and switching on. */
  readonly stepsLeft: number;
  /** Whether something on the site asks visitors for consent and passes the answer on; null where that is not known. */
  readonly consentAnswered: boolean | null;
}

/** Green only for what was seen. */
export type StatusTone = 'good' | 'note' | 'bad' | 'neutral';

/** Where Talk is, in one line that is the same on every screen. */
export interface Status {
  readonly kind: 'notConnected' | 'off' | 'consent' | 'blocked' | 'steps' | 'live' | 'looking' | 'unseen';
  readonly tone: StatusTone;
  readonly phrase: Phrase;
}

const status = (
  kind: Status['kind'],
  tone: StatusTone,
  text: Phrase['text'],
  values: Phrase['values'] = {},
): Status => ({ kind, tone, phrase: { text, values } });

const BLOCKED = {
  script: 'screens.status.by.script',
  policy: 'screens.status.by.policy',
  other: 'screens.status.by.other',
} as const;

const steps = (count: number): Status =>
  status('steps', 'note', 'screens.status.steps', { count: String(count) });

/**
 * The one status of Talk on a site, worked out from everything that is known.
 * @example statusOf({ settings: defaultSettings(), seen: null, … }).kind === 'notConnected'
 */
export const statusOf = ({ settings, seen, looking, stepsLeft, consentAnswered }: StatusFacts): Status => {
  const { connection, installation, enabled, loading } = settings;
  const own = installation.source === 'own';
  if (own && connection === null) return status('notConnected', 'neutral', 'screens.status.notConnected');
  if (!enabled) return status('off', 'neutral', 'screens.status.off');
  if (own && loading.strategy === 'consent' && consentAnswered === false)
    return status('consent', 'note', 'screens.status.consent');
  if (stepsLeft > 0) return steps(stepsLeft);
  if (seen === 'tag') return status('blocked', 'bad', 'screens.status.tag');
  if (seen === 'script' || seen === 'policy' || (seen === 'other' && own))
    return status('blocked', 'bad', 'screens.status.blocked', { what: { text: BLOCKED[seen], values: {} } });
  if (seen === 'none') return steps(1);
  if (seen === 'live' || seen === 'other') return status('live', 'good', 'screens.status.live');
  if (seen === 'waiting') return status('live', 'good', 'screens.status.waiting');
  return looking
    ? status('looking', 'neutral', 'screens.status.looking')
    : status('unseen', 'neutral', 'screens.status.unseen');
};

/** How long what was seen counts as fresh, in milliseconds. */
const FRESH = 60_000;

/**
 * Whether who comes back to a screen has it look again: at once while something is left to do, else when what was
 * seen is no longer fresh.
 * @param age of the last look, in milliseconds
 */
export const looksOnReturn = (kind: Status['kind'] | undefined, age: number): boolean =>
  kind !== 'live' || age >= FRESH;
