import { statusOf, type Sighting, type Status } from '@talk-suite/core/screens';
import { useCallback, useEffect, useRef, useState } from 'react';
import { checkPage } from './api/security.ts';
import { keepSighting, type Status as SiteStatus } from './api/status.ts';
import type { FrontPage } from './connection/front-page.ts';
import { testScript } from './connection/script-test.ts';
import type { ScreenState } from './state/document.ts';

/** What a look at the front page in this browser says of what visitors get; null where it says nothing. */
const SEEN: Readonly<Record<FrontPage, Sighting | null>> = {
  runs: 'live',
  visibility: 'live',
  late: 'live',
  waits: 'waiting',
  other: 'other',
  none: 'none',
  alone: 'none',
  failed: 'script',
  refused: 'policy',
  closed: null,
  slow: null,
};

/** The screen itself says these, or they are no step. */
const NO_STEP: ReadonlySet<string> = new Set(['not-connected']);

/** Whether the account's script answers this browser. */
const answers = async (scriptUrl: string): Promise<boolean> =>
  (await testScript(scriptUrl, new AbortController().signal)) === 'answers';

/**
 * Looks as a visitor gets the front page, without visiting it: the server reads the page, and the browser asks for the
 * script without running it.
 */
const look = async ({ settings }: ScreenState['saved']['document']): Promise<Sighting | null> => {
  const { second } = await checkPage('/');
  if (second.status !== 200) return null;
  if (second.loader === null) return 'none';
  const { connection, loading } = settings;
  if (connection && !(await answers(connection.scriptUrl))) return 'script';
  return loading.strategy === 'consent' ? 'waiting' : 'live';
};

/** Nothing is to be seen of a site that is not connected or switched off. */
const isWorthALook = ({ settings }: ScreenState['saved']['document']): boolean =>
  settings.enabled && settings.connection !== null && settings.installation.source === 'own';

interface SiteStatusView {
  /** Null on a network's screen, which is about many sites. */
  readonly live: Status | null;
  readonly checkAgain: () => void;
}

/**
 * The one status of Talk on this site. It looks when the screen opens, after each save, and when the owner comes back
 * to the window while something is left to do.
 * @param frontPage what was last seen in this browser; it counts until the next look
 */
export const useSiteStatus = (
  { saved, saves }: Pick<ScreenState, 'saved' | 'saves'>,
  status: SiteStatus | null,
  frontPage: FrontPage | null,
  network: boolean,
): SiteStatusView => {
  const [seen, setSeen] = useState<Sighting | null>(null);
  const [looking, setLooking] = useState(false);
  const newest = useRef(0);
  const { document } = saved;
  const check = useCallback(async (): Promise<void> => {
    if (network || !isWorthALook(document)) return;
    newest.current += 1;
    const mine = newest.current;
    setLooking(true);
    const found = await look(document).catch(() => null);
    if (mine !== newest.current) return;
    setSeen(found);
    setLooking(false);
  }, [document, network]);
  useEffect(() => {
    void check();
    return () => {
      newest.current += 1;
    };
  }, [check, saves]);
  const inBrowser = frontPage && SEEN[frontPage];
  const found = inBrowser ?? seen;
  const isLive = found === 'live';
  useEffect(() => {
    // Site Health and the admin bar tell the same status. That they may not get it is no loss here.
    if (found && !network) keepSighting(found).catch(() => {});
  }, [found, network, saves]);
  useEffect(() => {
    if (isLive) return undefined;
    const onFocus = (): void => void check();
    window.addEventListener('focus', onFocus);
    return () => window.removeEventListener('focus', onFocus);
  }, [check, isLive]);
  return {
    live: network
      ? null
      : statusOf({
          settings: document.settings,
          seen: found,
          looking,
          stepsLeft: (status?.guards ?? []).filter(({ id, blocks }) => blocks && !NO_STEP.has(id)).length,
          consentAnswered: status ? status.consent.message === null : null,
        }),
    checkAgain: () => void check(),
  };
};
