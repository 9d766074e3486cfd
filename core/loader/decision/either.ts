import type { Decision } from '../../visibility/decision/decision.ts';
import { pending, resolved } from './pending.ts';
import { printed } from './printed.ts';

/** For the one file that serves all pages of a site: as the host took it, or resolved here. */
export const either: Decision = pending === undefined ? printed : resolved();
