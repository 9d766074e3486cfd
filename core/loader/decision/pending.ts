import type { Decision } from '../../visibility/decision/decision.ts';
import { browserFacts, resolveInBrowser } from '../../visibility/decision/resolve-in-browser.ts';
import { attributes } from '../tag.ts';
import { isMobile } from './device.ts';

/** What the host left to the browser: `data-pending`. Up to 0.1.0 it was `data-rest`, as in pages that caches hold. */
export const pending = attributes['pending'] ?? attributes['rest'];

/** @throws where nothing was left to the browser */
export const resolved = (left = pending!): Decision =>
  resolveInBrowser(left, browserFacts(isMobile(), location.search));
