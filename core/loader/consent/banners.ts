import { fromDocument, ownGlobal } from '../page-access.ts';
import { attributes } from '../tag.ts';
import type { TalkSuite } from '../talk-suite.ts';
import { onConsent as onApiConsent } from './wordpress.ts';

declare global {
  interface Window {
    Cookiebot?: { readonly hasResponse?: boolean; readonly consent?: Readonly<Record<string, boolean>> };
    OnetrustActiveGroups?: string;
    klaro?: { getManager?(): KlaroManager };
    cnArgs?: unknown;
  }
}

interface KlaroManager {
  readonly confirmed?: boolean;
  getConsent(service: string): boolean;
  watch(watcher: { update(): void }): void;
}

/** Categories of the WP Consent API by OneTrust's usual groups; what is not named is marketing. */
const GROUPS: Readonly<Record<string, string>> = {
  statistics: 'C0002',
  'statistics-anonymous': 'C0002',
  functional: 'C0003',
  preferences: 'C0003',
};

/**
 * What a named banner says of the category in `data-consent`; undefined where none is there, or the visitor has not
 * answered it. Each by what its vendor documents:
 * - Cookiebot: `Cookiebot.hasResponse` and `.consent`, see its developer page
 * - OneTrust: `OnetrustActiveGroups`, see its data layer object
 * - Klaro: the consent manager's answer for the service `ortto`
 * - Cookie Notice: its cookie, which its event `setCookieNotice` follows
 */
const answer = (): boolean | undefined => {
  const category = attributes.consent!;
  const { hasResponse, consent } = ownGlobal('Cookiebot') || {};
  if (hasResponse) return consent![category === 'functional' ? 'preferences' : category.split('-')[0]!];
  const groups = ownGlobal('OnetrustActiveGroups');
  if (groups) return groups.includes(GROUPS[category] ?? 'C0004');
  const manager = (ownGlobal('klaro') || {}).getManager?.();
  if (manager?.confirmed) return manager.getConsent('ortto');
  const noticed = ownGlobal('cnArgs') ? /cookie_notice_accepted=(\w+)/.exec(fromDocument('cookie')) : null;
  return noticed ? noticed[1] === 'true' : undefined;
};

/** What named banners tell: each of these may come with another answer, so they are listened to again. */
const EVENTS = [
  'load',
  'CookiebotOnConsentReady',
  'CookiebotOnAccept',
  'CookiebotOnDecline',
  'OneTrustGroupsUpdated',
  'setCookieNotice',
];

const withdraw = (): unknown => (ownGlobal('talkSuite') as TalkSuite).withdraw!();

let watched: KlaroManager | undefined;

/**
 * Calls back once the visitor has agreed, as the WP Consent API or a named banner says; and has the loader stop
 * where one of them says that the visitor has taken that back.
 */
export const onConsent = (agreed: () => unknown): void => {
  const look = (): void => {
    try {
      // Klaro has no event of the document.
      const manager = (ownGlobal('klaro') || {}).getManager?.();
      if (manager && manager !== watched) (watched = manager).watch({ update: look });
      const said = answer();
      if (said) agreed();
      else if (said === false) withdraw();
    } catch {
      // A banner that is not what it was: nobody has agreed.
    }
  };
  onApiConsent(agreed);
  look();
  for (const event of EVENTS) addEventListener(event, look, true);
  addEventListener('revokeCookieNotice', withdraw, true);
  addEventListener(
    'wp_listen_for_consent_change',
    (event) => (event as CustomEvent).detail[attributes.consent!] === 'deny' && withdraw(),
    true,
  );
};
