import { looksOnReturn, statusOf, type Status } from '@talk-suite/core/screens';
import { useEffect } from 'react';
import { keepSighting, loadStatus, type Status as SiteStatus } from './api/status.ts';
import { useFrontPage, type FrontPageLook } from './connection/use-front-page.ts';
import type { ScreenState } from './state/document.ts';
import { isFault, whatIsSeen } from './state/sightings.ts';
import { useGuestLook } from './use-guest-look.ts';

/** The screen itself says these, or they are no step. */
const NO_STEP: ReadonlySet<string> = new Set(['not-connected']);

interface SiteStatusView {
  /** Null on a network's screen, which is about many sites. */
  readonly live: Status | null;
  readonly checkAgain: () => void;
  readonly frontPage: FrontPageLook;
}

interface SiteFacts {
  readonly status: SiteStatus | null;
  readonly onStatus: (status: SiteStatus) => void;
  /** Raised when a first connection was saved: the front page is looked at then, once. */
  readonly firstConnections: number;
  readonly network: boolean;
}

/**
 * The one status of Talk on this site. It looks when the screen opens, after each save, by hand, and when the owner
 * comes back to the window.
 */
export const useSiteStatus = (
  { saved, saves }: Pick<ScreenState, 'saved' | 'saves'>,
  { status, onStatus, firstConnections, network }: SiteFacts,
): SiteStatusView => {
  const { settings } = saved.document;
  const guest = useGuestLook(network ? null : settings, saves);
  const browser = useFrontPage(status?.siteUrl);
  const means = browser.seen?.means ?? null;
  const seen = whatIsSeen(guest.seen, means);
  useEffect(() => {
    if (firstConnections > 0) browser.check();
    // oxlint-disable-next-line react/exhaustive-deps -- Only the number starts it.
  }, [firstConnections]);
  useEffect(() => {
    // Site Health and the admin bar tell the same status. That they may not get it is no loss here.
    if (seen && !network) keepSighting(seen).catch(() => {});
  }, [seen, network, saves]);
  const live = network
    ? null
    : statusOf({
        settings,
        seen,
        looking: guest.looking,
        stepsLeft: (status?.guards ?? []).filter(({ id, blocks }) => blocks && !NO_STEP.has(id)).length,
        consentAnswered: status ? status.consent.message === null : null,
      });
  const lookAgain = (): void => {
    guest.look();
    loadStatus().then(onStatus, () => {});
  };
  useEffect(() => {
    const onFocus = (): void => {
      if (live && looksOnReturn(live.kind, Date.now() - guest.lookedAt.current)) lookAgain();
    };
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  });
  return {
    live,
    checkAgain: () => {
      lookAgain();
      // What only a page that runs can tell is looked at where it was seen.
      if (browser.seen) browser.check();
    },
    frontPage: {
      ...browser,
      // That it ran in this browser is over where guests do not get it any more.
      seen: isFault(guest.seen) && !isFault(means) ? null : browser.seen,
      check: () => {
        guest.look();
        browser.check();
      },
    },
  };
};
