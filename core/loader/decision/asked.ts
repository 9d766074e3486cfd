import type { Decision } from '../../visibility/decision/decision.ts';
import type { ResidualDecision } from '../../visibility/decision/residual.ts';
import { ask, useBuiltIn } from '../tag.ts';
import { resolved } from './pending.ts';

/**
 * Asks the site for the decision of this very page, where the tag has lost it: by POST, which no cache answers, at the
 * page's own address, so that it is the page that decides. Without an answer the loader stays refused.
 */
export const askForDecision = async (then: (decision: Decision) => void): Promise<void> => {
  try {
    const { pathname, search } = location;
    const answer = await fetch(`${pathname}${search || '?'}&${ask}`, {
      method: 'POST',
      mode: 'same-origin',
      cache: 'no-store',
    });
    const left = (await answer.json()) as ResidualDecision;
    const decision = 'pending' in left ? resolved(left.pending) : left.decision;
    if (!/^(show|hide)$/.test(decision.talk)) return;
    useBuiltIn();
    then(decision);
  } catch {
    // No answer, or another one.
  }
};
