/**
 * What runs on the site's front page, seen from a hidden frame:
 * `runs` our tag has set Talk up; `waits` our tag is there and waits for its moment; `other` another installation
 * runs; `none` nothing is there; `alone` our tag was to be beside another installation and that one is not there;
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

/** What this looks at in the page's window. */
export interface SeenWindow {
  readonly talkSuite?: { readonly state?: unknown };
  readonly ap3c?: { readonly init?: unknown };
}

/** What a window tells now; null while it may still change its mind. */
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

/** What a window tells that was watched to the end. */
export const whatWaits = ({ talkSuite }: SeenWindow): FrontPage => {
  if (!talkSuite) return 'none';
  return talkSuite.state === 'visibility' ? 'alone' : 'waits';
};

/** How long the page may take to load, and how long a loaded page is watched, in milliseconds. */
const LOAD_PATIENCE = 20_000;
const WATCH = 6_000;
const BETWEEN_LOOKS = 200;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const loaded = (frame: HTMLIFrameElement, url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), LOAD_PATIENCE);
    frame.addEventListener('load', () => {
      clearTimeout(timer);
      resolve(true);
    });
    frame.src = url;
    document.body.append(frame);
  });

/** The frame's window, or null where the page let nobody frame it or lives at another origin. */
const windowOf = (frame: HTMLIFrameElement): SeenWindow | null => {
  try {
    const { contentWindow, contentDocument } = frame;
    return contentWindow && contentDocument && contentDocument.location.href !== 'about:blank'
      ? (contentWindow as unknown as SeenWindow)
      : null;
  } catch {
    return null;
  }
};

/**
 * Loads the front page out of sight and says what runs there. The page is really visited: what it tracks, it
 * tracks; hence only when the person asks.
 */
export const lookAtFrontPage = async (siteUrl: string): Promise<FrontPage> => {
  if (new URL(siteUrl, location.href).origin !== location.origin) return 'closed';
  const frame = document.createElement('iframe');
  frame.title = '';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  // In the page and of a usual size, or browsers hold back what runs in it.
  frame.style.cssText =
    'position:fixed;inset-block-start:0;inset-inline-start:0;inline-size:1024px;block-size:600px;opacity:0;pointer-events:none;z-index:-1;border:0';
  try {
    if (!(await loaded(frame, siteUrl))) return 'slow';
    const seen = windowOf(frame);
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
