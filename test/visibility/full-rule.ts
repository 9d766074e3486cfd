import type { Rule } from '../../core/visibility/rule.ts';

/** A rule with every condition that there is. */
export const fullRule: Rule = {
  id: 'r',
  name: 'Shop',
  effect: 'hide',
  enabled: false,
  when: {
    path: ['/a', '/b/*'],
    kind: ['cart'],
    type: ['book'],
    terms: ['category:news'],
    locale: ['de'],
    signedIn: false,
    role: ['editor'],
    device: ['mobile'],
  },
};
