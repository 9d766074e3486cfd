import type { Sighting } from '@talk-suite/core/screens';
import type { OutcomeKind } from '../notices/outcome.tsx';
import { hiddenFrame, isOwnOrigin, loadIn, pageWindow, pause } from '../page-frame.ts';

/**
 * What runs on the site's front page, seen from a hidden frame:
 * `runs` our tag has set Talk up; `waits` our tag is there and waits for its moment; `other` another installation
 * runs; `none` nothing is there; `alone` our tag was to be next to another installation and that one is not there;
 * `closed` the page cannot be looked into; `slow` it did not load in time; the rest are states of our loader of the
 * same name.
 */
export type FrontPage =
  | 'runs'
  | 'waits'
  | 'other'
  | 'none'
  | 'alone'
  | 'closed'
  | 'slow'
  | 'failed'
  | 'refused'
  | 'visibility'
  | 'late';

/** What was found, how it is told, and what it means for what visitors get; null where it means nothing for them. */
export interface FrontPageSeen {
  readonly found: FrontPage;
  readonly kind: OutcomeKind;
  readonly means: Sighting | null;
}

const MEANINGS: Readonly<Record<FrontPage, readonly [OutcomeKind, Sighting | null]>> = {
  runs: ['good', 'live'],
  visibility: ['good', 'live'],
  waits: ['note', 'waiting'],
  late: ['note', 'live'],
  other: ['note', 'other'],
  none: ['note', 'none'],
  alone: ['note', 'none'],
  closed: ['note', null],
  slow: ['bad', null],
  failed: ['bad', 'script'],
  refused: ['bad', 'policy'],
};

/** What this looks at in the page's window. */
export interface SeenWindow {
  readonly talkSuite?: { readonly state?: unknown };
  readonly ap3c?: { readonly init?: unknown };
}

/** What a window shows now; null while it may still change its mind. */
export const whatRuns = ({ talkSuite, ap3c }: SeenWindow): FrontPage | null => {
  const started = typeof ap3c?.init === 'function';
  switch (talkSuite?.state) {
    case 'ready':
      return 'runs';
    case 'visibility':
      return started ? 'visibility' : null;
    case 'other':
    case 'failed':
    case 'refused':
    case 'late':
      return talkSuite.state;
    default:
      return talkSuite === undefined && started ? 'other' : null;
  }
};

/** What a window shows that was watched to the end. */
export const whatWaits = ({ talkSuite }: SeenWindow): FrontPage => {
  if (!talkSuite) return 'none';
  return talkSuite.state === 'visibility' ? 'alone' : 'waits';
};

/** How long a loaded page is watched, in milliseconds. */
const WATCH = 6_000;
const BETWEEN_LOOKS = 200;

const whatIsThere = async (siteUrl: string): Promise<FrontPage> => {
  if (!isOwnOrigin(siteUrl)) return 'closed';
  const frame = hiddenFrame();
  try {
    if (!(await loadIn(frame, siteUrl))) return 'slow';
    const seen = pageWindow(frame) as SeenWindow | null;
    if (!seen) return 'closed';
    for (let waited = 0; waited < WATCH; waited += BETWEEN_LOOKS) {
      const answer = whatRuns(seen);
      if (answer) return answer;
      await pause(BETWEEN_LOOKS);
    }
    return whatWaits(seen);
  } finally {
    frame.remove();
  }
};

/**
 * Loads the front page out of sight and says what runs there. The page is really visited: what it tracks, it
 * tracks; hence only when the person asks.
 */
export const lookAtFrontPage = async (siteUrl: string): Promise<FrontPageSeen> => {
  const found = await whatIsThere(siteUrl);
  const [kind, means] = MEANINGS[found];
  return { found, kind, means };
};
