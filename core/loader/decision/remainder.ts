import type { Decision } from '../../visibility/decision.ts';
import { browserFacts, settle } from '../../visibility/settle.ts';
import { attributes } from '../tag.ts';
import { isMobile } from './device.ts';

/** What the host left to the browser (`data-rest`), settled. */
export const decision: Decision = settle(attributes.rest!, browserFacts(isMobile(), location.search));
