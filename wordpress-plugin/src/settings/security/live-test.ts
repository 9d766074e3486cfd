import { whatRuns, whatWaits, type FrontPage, type SeenWindow } from '../connection/front-page.ts';
import { hiddenFrame, isOwnOrigin, loadIn, pageWindow, pause } from '../page-frame.ts';
import { otherFailures, talkViolations, type Violation, type ViolationReport } from './violations.ts';

export type LiveResult =
  /** The page cannot be watched: it is at another origin, lets nobody frame it, or did not load. */
  | { readonly kind: 'foreign' | 'closed' | 'slow' }
  | {
      readonly kind: 'seen';
      /** Without the admin's cookies. */
      readonly asGuest: boolean;
      readonly runs: FrontPage;
      /** Whether the loader's tag is on the page, run or not. */
      readonly tag: boolean;
      readonly violations: readonly Violation[];
      /** Origins of Talk that failed for another reason than a policy. */
      readonly failed: readonly string[];
    };

type PageWindow = Window & typeof globalThis;

/** How long a loaded page is watched after Talk has spoken or not, in milliseconds. */
const WATCH = 8_000;
const SETTLE = 1_500;
const BETWEEN_LOOKS = 100;

/** Notes the addresses of what fails in a page from now on: elements, fetches, XHR and sockets. */
const noteFailures = (view: PageWindow, failed: Set<string>): void => {
  const note = (address: unknown): void => {
    failed.add(
      URL.canParse(String(address), view.location.href)
        ? new URL(String(address), view.location.href).href
        : '',
    );
  };
  view.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof view.Element)
        note(target.getAttribute('src') ?? target.getAttribute('href') ?? '');
    },
    true,
  );
  const { fetch, WebSocket } = view;
  view.fetch = (input, init) =>
    fetch.call(view, input, init).catch((error: unknown) => {
      note(input instanceof view.Request ? input.url : input);
      throw error;
    });
  view.WebSocket = new Proxy(WebSocket, {
    construct: (target, parameters: [string]) => {
      const socket = Reflect.construct(target, parameters) as WebSocket;
      socket.addEventListener('error', () => note(parameters[0]));
      return socket;
    },
  });
  const { open } = view.XMLHttpRequest.prototype;
  view.XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...parameters: unknown[]) {
    this.addEventListener('error', () => note(parameters[1]));
    return (open as (...all: unknown[]) => void).apply(this, parameters);
  };
};

/** Calls back as early in the life of the page in the frame as can be seen from outside. */
const whenThere = async (frame: HTMLIFrameElement, callback: (view: PageWindow) => void): Promise<void> => {
  for (let waited = 0; waited < 20_000 && (waited === 0 || frame.isConnected); waited += 5) {
    const view = pageWindow(frame);
    if (view) {
      callback(view);
      return;
    }
    await pause(5);
  }
};

/** The violations so far; those from before the observer was there come from the page's buffer. */
const observeViolations = (view: PageWindow): readonly ViolationReport[] => {
  const reports: ViolationReport[] = [];
  if ('ReportingObserver' in view) {
    new view.ReportingObserver((list) => reports.push(...(list as unknown as ViolationReport[])), {
      types: ['csp-violation'],
      buffered: true,
    }).observe();
  }
  return reports;
};

const untilSettled = async (view: SeenWindow): Promise<FrontPage> => {
  for (let waited = 0; waited < WATCH; waited += BETWEEN_LOOKS) {
    const answer = whatRuns(view);
    if (answer) {
      await pause(SETTLE);
      return answer;
    }
    await pause(BETWEEN_LOOKS);
  }
  return whatWaits(view);
};

/**
 * Opens a page out of sight, without cookies where the browser can do that, and says what of Talk was blocked or
 * failed. The page is really visited: what it tracks, it tracks; hence only when the person asks.
 * @param hosts Talk's.
 */
export const tryPage = async (url: string, hosts: readonly string[]): Promise<LiveResult> => {
  if (!isOwnOrigin(url)) return { kind: 'foreign' };
  const frame = hiddenFrame();
  const asGuest = 'credentialless' in frame;
  if (asGuest) (frame as HTMLIFrameElement & { credentialless: boolean }).credentialless = true;
  const failed = new Set<string>();
  try {
    const loading = loadIn(frame, url);
    void whenThere(frame, (view) => noteFailures(view, failed));
    if (!(await loading)) return { kind: 'slow' };
    const view = pageWindow(frame);
    if (!view) return { kind: 'closed' };
    const reports = observeViolations(view);
    const runs = await untilSettled(view as SeenWindow);
    const loader = view.document.querySelector<HTMLScriptElement>('#talk-messenger-js')?.src ?? null;
    const violations = talkViolations(reports, hosts, loader);
    return {
      kind: 'seen',
      asGuest,
      runs,
      tag: loader !== null,
      violations,
      failed: otherFailures(failed, hosts, violations, loader),
    };
  } finally {
    frame.remove();
  }
};
