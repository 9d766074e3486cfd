/* oxlint-disable unicorn/prefer-add-event-listener -- properties take fewer bytes */
// The launcher: browser entry, and the only file of the messenger on a page whose visitor has not turned to it. By hand,
// for its bytes; all else is loaded on intent, from this file's own folder, by a name that the build writes here.
import { fromDocument } from '../../loader/page-access.ts';
import type { Handed } from '../../loader/handed.ts';
import type { TalkSuiteView } from '../../loader/talk-suite.ts';
import { drawLauncher } from './draw-launcher.ts';
import type { RunningFront } from './handed.ts';

/** Written by the build: the front's file. */
declare const FRONT: string;
/** Likewise: what the team says first, where the page asks for it. */
declare const SAID: string;

/** Puts the launcher on the page. */
export default (handed: Handed): void => {
  const { talkSuite, key, load, wanted } = handed;
  const root = fromDocument('documentElement');
  const fields = handed.launcher.split('|');
  const [host, shadow, button] = drawLauncher(fields);
  /** The loader's own, which opens Ortto's Talk. */
  const { open: openOrtto } = talkSuite;
  let loading: Promise<RunningFront | void> | 0 | undefined;
  let timer: unknown;
  let isHidden: boolean | undefined;
  /** Whether somebody waits for Ortto's, as the front did not come. */
  let isWaiting: boolean | undefined;

  /** Gives way to what lies over the page, and comes back to a document whose content was replaced. */
  const settle = (): void => {
    timer = 0;
    // Ortto's own is there, whoever brought it: one launcher is enough.
    if (root.querySelector('body>#ap3-talk-widget-ui')) {
      button.remove();
      // Somebody else: the loader finds that out, and says so.
      if (talkSuite.state === 'front') load();
      if (isWaiting) {
        isWaiting = false;
        openOrtto();
      }
    }
    host.hidden =
      isHidden ||
      // Markup may lie there closed or out of sight.
      [...root.querySelectorAll(fields[1]!)].some((element) => {
        const { x, y, right, bottom } = element.getBoundingClientRect();
        return (
          element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) &&
          right > 0 &&
          bottom > 0 &&
          x < innerWidth &&
          y < innerHeight
        );
      });
    if (!host.isConnected) root.append(host);
  };
  const settleSoon = (): void => {
    timer ||= setTimeout(settle, 99);
  };
  const setHidden = (hidden?: true) => (): true => {
    isHidden = hidden;
    settle();
    return true;
  };

  const bring = (): Promise<RunningFront | void> =>
    (loading ||= import(FRONT)
      .then(({ default: start }) => start({ ...handed, shadow, button }))
      .catch(() => {
        // Ortto's own chat does without the front; a Talk server's is said to be away. The next click tries again.
        loading = 0;
        button.ariaLabel = button.textContent = fields[4]!;
        // In `front` and `failed`: elsewhere it is there already, or on its way.
        if (talkSuite.state[0] === 'f') load();
      }));
  const open = (view?: TalkSuiteView): true => {
    void bring().then((front) => {
      front?.open(view);
      isWaiting = !front;
      return settle();
    });
    return true;
  };

  Object.assign(talkSuite, {
    open,
    show: setHidden(),
    hide: setHidden(true),
    on: (event: string, listener: (detail: unknown) => void, options?: AddEventListenerOptions) =>
      addEventListener(
        `talksuite:${event}`,
        (({ detail }: CustomEvent) => listener(detail)) as unknown as EventListener,
        options,
      ),
  });
  // A touch is a pointer, too.
  button.onpointerover = button.onfocus = bring;
  button.onclick = () => open();
  new MutationObserver(settleSoon).observe(root, { subtree: true, childList: true, attributes: true });
  addEventListener('transitionend', settleSoon);
  settle();
  try {
    // A conversation is open in this browser, or Ortto's Talk has taken over.
    if (localStorage[`talksuite:${key}`]) void bring();
  } catch {
    // No storage: nothing is open.
  }
  if (fields[5]) void import(SAID).then(({ default: start }) => start({ ...handed, shadow, button }));
  if (wanted) open(wanted);
};
