import type { Decision } from '../../visibility/decision.ts';
import { browserFacts, settle } from '../../visibility/settle.ts';
import { attributes } from '../tag.ts';
import { isMobile } from './device.ts';
import { decision as printed } from './printed.ts';

/** For the one file that serves all pages of a site: as the host took it, or its rest (`data-rest`) settled here. */
export const decision: Decision =
  attributes.rest === undefined
    ? printed
    : settle(attributes.rest, browserFacts(isMobile(), location.search));
