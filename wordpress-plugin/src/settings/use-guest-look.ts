import type { Sighting } from '@talk-suite/core/screens';
import type { Settings } from '@talk-suite/core/settings';
import { useCallback, useEffect, useRef, useState } from 'react';
import { checkPage } from './api/security.ts';
import { testScript } from './connection/script-test.ts';

/** Whether the account's script answers this browser. */
const answers = async (scriptUrl: string): Promise<boolean> =>
  (await testScript(scriptUrl, new AbortController().signal)) === 'answers';

/**
 * Looks as a visitor gets the front page, without visiting it: the server reads the page, and the browser asks for the
 * script without running it.
 */
const look = async ({ connection, loading }: Settings): Promise<Sighting | null> => {
  const { second, tagIsBroken } = await checkPage('/');
  if (second.status !== 200) return null;
  if (tagIsBroken) return 'tag';
  if (second.loader === null) return 'none';
  if (connection && !(await answers(connection.scriptUrl))) return 'script';
  return loading.strategy === 'consent' ? 'waiting' : 'live';
};

/** Nothing is to be seen of a site that is not connected or switched off. */
const isWorthALook = ({ enabled, connection, installation }: Settings): boolean =>
  enabled && connection !== null && installation.source === 'own';

interface GuestLook {
  /** Null while nobody has looked, or nothing could be seen. */
  readonly seen: Sighting | null;
  readonly looking: boolean;
  /** When it last began to look, in milliseconds. */
  readonly lookedAt: { readonly current: number };
  readonly look: () => void;
}

/**
 * A look as a guest at what the saved settings bring; the newest counts. It looks when the screen opens and after each
 * save.
 * @param settings as they are saved; null where there is no page to look at
 */
export const useGuestLook = (settings: Settings | null, saves: number): GuestLook => {
  const [seen, setSeen] = useState<Sighting | null>(null);
  const [looking, setLooking] = useState(false);
  const newest = useRef(0);
  const lookedAt = useRef(0);
  const lookNow = useCallback(async (): Promise<void> => {
    if (settings === null || !isWorthALook(settings)) return;
    newest.current += 1;
    const mine = newest.current;
    lookedAt.current = Date.now();
    setLooking(true);
    const found = await look(settings).catch(() => null);
    if (mine !== newest.current) return;
    setSeen(found);
    setLooking(false);
  }, [settings]);
  useEffect(() => {
    void lookNow();
    return () => {
      newest.current += 1;
    };
  }, [lookNow, saves]);
  return { seen, looking, lookedAt, look: () => void lookNow() };
};
