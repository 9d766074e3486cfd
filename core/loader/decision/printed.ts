import type { Decision } from '../../visibility/decision/decision.ts';
import { attributes } from '../tag.ts';

/** The decision as the host took it: `data-hide`, `data-by` and, where a rule decided, `data-rule`. */
export const printed = {
  talk: 'hide' in attributes ? 'hide' : 'show',
  because: { by: attributes['by'], rule: attributes['rule'] },
} as Decision;
