/* oxlint-disable unicorn/prefer-add-event-listener -- properties take fewer bytes */
import type { Decision } from '../visibility/decision/decision.ts';
import { known } from './known-addresses.ts';
import { fromDocument, onNext, ownGlobal } from './page-access.ts';
import { addSaid, type Said } from './said.ts';
import { attributes, integrity, nonce } from './tag.ts';
import type { Handed } from './handed.ts';
import type { Ap3c, RunningAp3c, TalkSuite, TalkSuiteState, TalkSuiteView } from './talk-suite.ts';
import { clickLauncher, display } from './widget.ts';

/**
 * Set by the build: the launcher's file, next to the loader; empty in builds without the messenger. `import` takes it
 * from the folder of the running script, whatever a tag says.
 */
declare const LAUNCHER: string;

/** Set by the build: whether it is one of Shopify's storefronts. */
declare const STOREFRONT: boolean;

/** Set by the build: whether it can stop for the visitor's sake, see `withdraw` and `data-gpc`. */
declare const STOPS: boolean;

/** `window.ap3c` as scripts have set it: with an `init`, Ortto's script has run. */
const current = (): Ap3c => ownGlobal('ap3c') || {};

/** The queue of the vendor's snippet, the one there is or a new one, with the stub that goes with it. */
const queue = (): (() => void)[] => {
  const queued = (window.ap3c = current());
  queued.activity = queued.activity || ((activity) => (queued.act = queued.act || []).push(activity));
  return (queued.cmd = queued.cmd || []);
};

/** What commands use: looked up when they run, as Ortto's script may have put another object there. */
declare const ap3c: RunningAp3c;

/** What the site has said of the visitor: the messenger knows it, too. */
const visitor: Said = {};

/** What the script that the embed's tag runs does, once. `talk-suite.ts` says what it offers to the site. */
// oxlint-disable-next-line max-lines-per-function -- one closure: handing its values on would take bytes of every page
export const start = (decision: Decision, onConsent: (agreed: () => unknown) => unknown): void => {
  const { load } = attributes;
  const hidden = decision.talk === 'hide' && { disableTalk: true };

  const enter = (next: TalkSuiteState): unknown =>
    fromDocument('dispatchEvent').call(
      document,
      new CustomEvent('talksuite:state', { detail: { state: (talkSuite.state = next) } }),
    );

  const is = (state: TalkSuiteState): boolean => talkSuite.state === state;

  /** The state in which it ended: nothing of Ortto is going to be on the page. */
  let over: 'failed' | 'refused' | 'stopped' | undefined;

  /**
   * An absolute address that the page may be pointed at: https, or http where the page itself is on loopback (on https
   * pages, browsers refuse such scripts).
   * @throws where it is none
   */
  const usable = (address?: string): string => {
    const url = new URL(address!).href;
    if (
      attributes.key &&
      ((STOREFRONT ? integrity || !attributes.hosts?.split(' ').includes(new URL(url).host) : integrity)
        ? known
        : isSecureContext
          ? /^http/
          : /^https/
      ).test(url)
    )
      return url;
    throw url;
  };

  let addScript: () => void;
  /** What `open` was asked for before the launcher was there. */
  let wanted: TalkSuiteView | undefined;

  /**
   * The moment has come: acted on once, and not before a prerendering has ended.
   * @returns whether the loader waited for it
   */
  const go = (): boolean => {
    const waited = is('waiting');
    if (fromDocument('prerendering')) onNext(go, 'prerenderingchange');
    else if (waited)
      try {
        addScript();
      } catch {
        enter((over = 'failed'));
      }
    return waited;
  };

  /** When the browser has nothing else to do; without idle callbacks (Safari), at once. */
  const idle = (): unknown =>
    (ownGlobal('requestIdleCallback') || setTimeout)(go, { timeout: 3000 } as IdleRequestOptions & number);

  const talkSuite: TalkSuite = {
    state: 'waiting',
    decision: () => decision,
    open: (view) => {
      if (LAUNCHER) wanted = view ?? 'home';
      if (load !== 'consent') go();
      return (
        (LAUNCHER && is('front')) ||
        // Not while waiting, failed or refused.
        (!is('waiting') && !over && talkSuite.show() && clickLauncher())
      );
    },
    show: () => (!hidden || is('late')) && display('inline-flex'),
    hide: () => display('none'),
    identify: (payload) => {
      if (LAUNCHER) addSaid(visitor, payload as Said);
      const track = (): unknown => ap3c.track({ v: 0, ...payload });
      return !over && (current().init ? track() : queue().push(track), true);
    },
    allow: go,
    ...(STOPS && {
      withdraw: () => {
        const began =
          is('loading') ||
          is('ready') ||
          is('duplicate') ||
          (LAUNCHER !== '' && (is('front') || over === 'failed'));
        if (began) {
          // The launcher and an open messenger go, too.
          if (LAUNCHER) {
            talkSuite.close?.();
            talkSuite.hide();
          }
          display('none');
          queue().length = 0;
          for (const call of ['init', 'track', 'activity'] as const) current()[call] = () => 0;
          enter((over = 'stopped'));
        }
        return began;
      },
    }),
  };

  // A second tag does nothing, unless the first was refused: that one may have been injected.
  if (['refused', undefined].includes((ownGlobal('talkSuite') as TalkSuite).state)) {
    window.talkSuite = talkSuite;
    try {
      if (attributes.mode) {
        // Another installation brings the tracking code: this only sees to it that Talk is hidden where it should be.
        if (hidden) {
          // In any case: the other one may replace the queue, or start Talk in a way of its own.
          display('none');
          if (!current().init)
            queue().unshift(() => {
              const { init } = ap3c;
              ap3c.init = (account, host, options) =>
                init.call(ap3c, account, host, { ...options, ...hidden });
            });
        }
        enter(hidden && current().init ? 'late' : 'visibility');
      } else if (
        (hidden && 'stop' in attributes) ||
        (STOPS && 'gpc' in attributes && navigator.globalPrivacyControl)
      ) {
        enter((over = 'stopped'));
      } else {
        const [url, host] = [attributes.src, attributes.host].map(usable) as [string, string];
        const [options, track] = [attributes.options, attributes.track].map(
          (text) => text && JSON.parse(text),
        );
        const installations = (): number =>
          [...fromDocument('scripts')].filter(({ src }) => src === url || known.test(src)).length;

        addScript = () => {
          // What a visitor has taken back is not brought by an open messenger either.
          if (STOPS && LAUNCHER && over === 'stopped') return;
          if (current().init || installations()) enter('other');
          else {
            // Asynchronous, as every script that is not the parser's.
            const script = fromDocument('createElement').call(document, 'script') as HTMLScriptElement;
            script.nonce = nonce!;
            script.onload = () =>
              (!STOPS || is('loading')) && enter(installations() > 1 ? 'duplicate' : 'ready');
            script.onerror = () => {
              // With the messenger a visitor may try again: then this is no other installation.
              if (LAUNCHER) script.remove();
              enter((over = 'failed'));
            };
            // Trusted Types: a policy that never yields anything else.
            script.src = ownGlobal('trustedTypes')
              ? trustedTypes.createPolicy('talk-suite', { createScriptURL: () => url }).createScriptURL('')
              : url;
            // Where it has failed once, it is in the queue already.
            if (!LAUNCHER || !over)
              queue().unshift(() => {
                ap3c.init(attributes.key!, host, { ...options, ...hidden });
                ap3c.track({ v: 0, ...track });
              });
            if (LAUNCHER) over = undefined;
            enter('loading');
            fromDocument('head').append(script);
          }
        };

        // A tag with `integrity` may be trusted for its hash alone, and its folder is chosen by the person who repeats it:
        // from there nothing is imported, as `'strict-dynamic'` would trust it.
        if (LAUNCHER && 'launcher' in attributes && !hidden && !integrity) {
          const { launcher, messenger, key } = attributes;
          const loadScript = addScript;
          addScript = () => {
            // Where Ortto's Talk is there already, a second launcher helps nobody.
            if (current().init || installations()) return enter('other');
            enter('front');
            // After the page's first frame: browsers ask for what `import` names ahead of the page's pictures.
            requestAnimationFrame(() =>
              setTimeout(
                () =>
                  is('front') &&
                  import(LAUNCHER).then(
                    ({ default: startLauncher }: { default(handed: Handed): void }) =>
                      startLauncher({
                        talkSuite,
                        launcher: launcher!,
                        settings: messenger!,
                        key: key!,
                        host,
                        load: loadScript,
                        wanted,
                        known: visitor,
                      }),
                    loadScript,
                  ),
              ),
            );
          };
        }

        if (load === 'idle') {
          if (fromDocument('readyState') === 'complete') idle();
          else onNext(idle, 'load');
        } else if (load === 'interaction') onNext(go, 'pointerdown', 'keydown', 'scroll');
        // `consent`, and whatever is unknown.
        else if (load) onConsent(go);
        else go();
      }
    } catch {
      enter((over = 'refused'));
    }
  }
};
