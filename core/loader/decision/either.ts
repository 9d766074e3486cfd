import type { Decision } from '../../visibility/decision.ts';
import { browserFacts, resolveInBrowser } from '../../visibility/resolve-in-browser.ts';
import { attributes } from '../tag.ts';
import { isMobile } from './device.ts';
import { decision as printed } from './printed.ts';

/** For the one file that serves all pages of a site: as the host took it, or its rest (`data-rest`) settled here. */
export const decision: Decision =
  attributes.rest === undefined
    ? printed
    : resolveInBrowser(attributes.rest, browserFacts(isMobile(), location.search));
