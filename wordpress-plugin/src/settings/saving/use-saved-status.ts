import { useEffect, useRef, useState } from 'react';
import { loadStatus, type Status } from '../api/status.ts';
import type { ScreenState } from '../state/document.ts';

/**
 * Reads the status again after each save: what is saved may have lifted a guard.
 * @returns how often a site that had no connection was given one
 */
export const useSavedStatus = (
  { saves, saved }: Pick<ScreenState, 'saves' | 'saved'>,
  onStatus: (status: Status) => void,
): number => {
  const connected = saved.document.settings.connection !== null;
  const wasConnected = useRef(connected);
  const [firstConnections, setFirstConnections] = useState(0);
  useEffect(() => {
    if (saves === 0) return;
    loadStatus().then(onStatus, () => {});
    if (connected && !wasConnected.current) setFirstConnections((number) => number + 1);
    wasConnected.current = connected;
  }, [saves, connected, onStatus]);
  return firstConnections;
};
