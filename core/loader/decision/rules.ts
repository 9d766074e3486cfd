import { decideCompiled } from '../../visibility/decision/decide.ts';
import type { Decision } from '../../visibility/decision/decision.ts';
import { readFacts, type PageContext } from '../../visibility/facts.ts';
import { rulesFromText } from '../../visibility/decision/rule-text.ts';
import { attributes } from '../tag.ts';
import { isMobile } from './device.ts';

const { rules, type, terms, ...page } = attributes;

/**
 * All of the decision, from the rules (`data-rules`) and the page's facts, whose attributes have the names of the
 * engine's page context. Every visitor of the page counts as a guest.
 */
export const byRules: Decision = decideCompiled(
  rulesFromText(rules!),
  readFacts({
    ...page,
    url: location.href,
    type: type?.split(' '),
    terms: terms?.split(' '),
    visitor: { device: isMobile() ? 'mobile' : 'desktop' },
  } as unknown as PageContext),
);
