import type { Platform } from '../kinds.ts';
import type { Rule } from '../rule.ts';

/** A usual wish as a rule to start from. Its words are `visibility.template.<id>` and `….help`. */
export interface RuleTemplate {
  readonly id: 'checkout' | 'blog' | 'landing' | 'staff' | 'phones';
  readonly platforms: readonly Platform[];
  readonly rule: Pick<Rule, 'effect' | 'when'>;
}

const EVERYWHERE: readonly Platform[] = ['wordpress', 'shopify'];

export const ruleTemplates: readonly RuleTemplate[] = [
  {
    id: 'checkout',
    platforms: EVERYWHERE,
    rule: { effect: 'hide', when: { kind: ['cart', 'checkout'] } },
  },
  { id: 'blog', platforms: EVERYWHERE, rule: { effect: 'hide', when: { kind: ['blog', 'post'] } } },
  { id: 'landing', platforms: EVERYWHERE, rule: { effect: 'show', when: { path: ['/landing/*'] } } },
  {
    // Shopify's staff never sign in to the storefront.
    id: 'staff',
    platforms: ['wordpress'],
    rule: {
      effect: 'hide',
      when: {
        signedIn: true,
        role: ['administrator', 'editor', 'author', 'contributor', 'shop_manager'],
      },
    },
  },
  { id: 'phones', platforms: EVERYWHERE, rule: { effect: 'hide', when: { device: ['mobile'] } } },
];
