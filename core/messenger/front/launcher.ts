// The launcher: browser entry, and the only file of the messenger on a page whose visitor has not turned to it. By hand,
// for its bytes; all else is loaded on intent, from this file's own folder, by a name that the build writes here.
import { fromDocument } from '../../loader/page-access.ts';
import type { TalkSuiteView } from '../../loader/talk-suite.ts';
import type { Handed, RunningFront } from './handed.ts';
import css from './launcher.css';

/** Written by the build: the front's file. */
declare const FRONT: string;

/** Puts the launcher on the page. */
export default (handed: Handed): void => {
  const { talkSuite, key, load, launcher, wanted } = handed;
  const root = fromDocument('documentElement');
  const create = fromDocument('createElement').bind(document);
  const [look, selectors, label, name, trouble] = launcher.split('|') as [string, ...string[]];
  const [colour, block, side, x, y, phoneX, phoneY, size, layer, icon] = look.split(' ');
  const host = create('talk-suite-messenger');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const at = (left?: string, up?: string): string =>
    `:host{${block}:calc(${up}px + env(safe-area-inset-${block}))!important;${side}:calc(${left}px + env(safe-area-inset-left))!important}`;
  sheet.replaceSync(
    `${css}:host{z-index:${layer}!important;--brand:#${colour};--size:${size}px}button:before{clip-path:path(evenodd,"${icon || 'M12,2a10,9,0,0,0-7,15.4l-1,4.6,5-2.5a10,9,0,1,0,3-17.5zM7,8h10v2H7zM7,12h7v2H7z'}")}${at(x, y)}@media(max-width:480px){${phoneX === 'no' ? ':host{display:none!important}' : at(phoneX, phoneY)}}`,
  );
  shadow.adoptedStyleSheets = [sheet];
  const button = create('button');
  button.ariaLabel = name!;
  if (/\//.test(icon!)) {
    const image = new Image();
    image.alt = '';
    image.src = icon!;
    button.append(image);
  }
  button.append(label!);
  shadow.append(button);

  let loading: Promise<RunningFront | void> | undefined;
  let timer: unknown;
  let isShown = true;
  const known = {};

  /** Gives way to what lies over the page, and comes back to a document whose content was replaced. */
  const settle = (): void => {
    timer = 0;
    host.hidden =
      !isShown ||
      // Markup may lie there closed or out of sight.
      [...root.querySelectorAll(selectors!)].some((element) => {
        const { x, y, right, bottom } = element.getBoundingClientRect();
        return (
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
          Math.min(right, bottom, innerWidth - x, innerHeight - y) > 0
        );
      });
    if (!host.isConnected) root.append(host);
  };
  const settleSoon = (): void => {
    timer ||= setTimeout(settle, 99);
  };
  const show = (visible: boolean): true => {
    isShown = visible;
    settle();
    return true;
  };

  const bring = (): Promise<RunningFront | void> =>
    (loading ||= import(FRONT)
      .then(({ default: start }) => start({ ...handed, shadow, button, show, known }))
      .catch(() => {
        // Ortto's own chat does without the front; a Talk server's is said to be away. The next click tries again.
        loading = undefined;
        button.ariaLabel = button.textContent = trouble!;
        load();
      }));
  const open = (view?: TalkSuiteView): true => {
    void bring().then((front) => front?.open(view));
    return true;
  };

  const { identify } = talkSuite;
  Object.assign(talkSuite, {
    open,
    show: () => show(true),
    hide: () => show(false),
    identify: (payload: object) => identify(Object.assign(known, payload)),
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
    if (localStorage[`talkSuite:${key}`]) void bring();
  } catch {
    // No storage: nothing is open.
  }
  if (wanted) open(wanted);
};
