import type { Decision } from '../../visibility/decision.ts';
import { browserFacts, resolveInBrowser } from '../../visibility/resolve-in-browser.ts';
import { attributes } from '../tag.ts';
import { isMobile } from './device.ts';

/** What the host left to the browser (`data-rest`), settled. */
export const decision: Decision = resolveInBrowser(
  attributes.rest!,
  browserFacts(isMobile(), location.search),
);
