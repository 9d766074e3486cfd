import type { Sighting } from '@talk-suite/core/screens';
import type { Settings } from '@talk-suite/core/settings';
import type { StoreSnapshot } from '../storefront/answer.ts';
import type { SnapshotState } from '../storefront/use-snapshot.ts';
import type { EmbedFacts, StepState } from './checklist.ts';

/**
 * What the store's front page shows of other installations. `found`: one, though this app is to bring the tracking
 * code; `left`: one, as was chosen; `alone`: none, though one was chosen; `perhaps`: a tag manager, which cannot be
 * looked into; `locked`, `unseen`: nothing could be seen.
 */
export type FrontPage =
  'untried' | 'looking' | 'none' | 'found' | 'left' | 'alone' | 'perhaps' | 'locked' | 'unseen';

export const STEP_STATES: Readonly<Record<FrontPage, StepState>> = {
  untried: 'unknown',
  looking: 'unknown',
  none: 'done',
  found: 'open',
  left: 'done',
  alone: 'unknown',
  perhaps: 'unknown',
  locked: 'unknown',
  unseen: 'unknown',
};

/** The page that was looked at; null while there is none, or only one that is not what visitors get. */
export const seenPage = (looking: SnapshotState): StoreSnapshot | null => {
  const look = looking.kind === 'taken' ? looking.snapshots[0] : undefined;
  return look && !look.locked && look.status === 200 ? look : null;
};

export const frontPageOf = (
  looking: SnapshotState,
  source: Settings['installation']['source'],
): FrontPage => {
  if (looking.kind === 'untried' || looking.kind === 'looking') return looking.kind;
  if (looking.kind === 'taken' && looking.snapshots[0]?.locked) return 'locked';
  const seen = seenPage(looking);
  if (!seen) return 'unseen';
  const own = source === 'own';
  if (seen.installations.some(({ kind }) => kind !== 'tagManager')) return own ? 'found' : 'left';
  if (seen.installations.length > 0) return 'perhaps';
  return own ? 'none' : 'alone';
};

export interface SeenEmbed extends EmbedFacts {
  /** What the front page shows of the embed; null where it shows nothing. */
  readonly witness: 'seen' | 'notSeen' | null;
}

/**
 * Whether the app embed is on: as App Bridge says, and as the front page shows. What visitors get counts more.
 * @param reported null while App Bridge has not answered
 * @param seen the front page, where it could be looked at
 * @param expected whether the embed prints anything as the settings are now
 */
export const witnessedEmbed = (
  reported: EmbedFacts | null,
  seen: StoreSnapshot | null,
  expected: boolean,
): SeenEmbed | null => {
  const themes = reported?.themes ?? [];
  if (seen?.loader) return { state: 'done', themes, witness: 'seen' };
  if (seen && expected) return { state: 'open', themes, witness: 'notSeen' };
  return reported && { ...reported, witness: null };
};

/** What the look says of what visitors get; null where it says nothing. */
export const sightingOf = (
  looking: SnapshotState,
  source: Settings['installation']['source'],
): Sighting | null => {
  const seen = seenPage(looking);
  if (!seen) return null;
  // The other one comes first, and Talk is never loaded twice.
  if (frontPageOf(looking, source) === 'found') return 'other';
  return seen.loader ? 'live' : 'none';
};
