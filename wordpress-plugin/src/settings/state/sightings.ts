import type { Sighting } from '@talk-suite/core/screens';

// Talk is looked at in two ways that know different things: as a guest gets the page, without running it, and as it
// runs in this browser, for somebody who is logged in.

/** Whether a guest meets a fault: then nothing else counts. */
export const isFault = (asGuest: Sighting | null): boolean =>
  asGuest !== null && asGuest !== 'live' && asGuest !== 'waiting';

/**
 * What counts of both. What runs shows more than what is read: it can find a policy, or another installation, and that
 * stays until somebody looks there again. But who is logged in may get less than guests do.
 */
export const whatIsSeen = (asGuest: Sighting | null, inBrowser: Sighting | null): Sighting | null =>
  isFault(asGuest) || inBrowser === null || inBrowser === 'none' ? (asGuest ?? inBrowser) : inBrowser;
