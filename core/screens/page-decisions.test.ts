import { describe, expect, test } from '@jest/globals';
import { compile, decideCompiled, readFacts, type Rule } from '../visibility/index.ts';
import { becauseInWords, keptFrom, onDevices } from './page-decisions.ts';

const rule = (id: string, effect: Rule['effect'], when: Rule['when']): Rule => ({
  id,
  name: '',
  effect,
  enabled: true,
  when,
});
const phones = rule('phones', 'show', { device: ['mobile'], path: ['/phones'] });
const shop = rule('shop', 'show', { path: ['/shop/*'] });
const list = rule('pages-except', 'hide', { path: ['/listed'] });
const decisionsOn = (page: { readonly url: string; readonly override?: 'show' | 'hide' }) => {
  const compiled = compile({
    enabled: true,
    visibility: { default: 'show', rules: [phones, shop, list] },
  });
  return onDevices((device) => decideCompiled(compiled, readFacts({ ...page, visitor: { device } })));
};

describe('a choice for pages', () => {
  test('leaves those that a rule or the page itself decides, and names each reason once', () => {
    const pages = [
      { url: '/a' },
      { url: '/listed' },
      { url: '/shop/1' },
      { url: '/shop/2' },
      { url: '/phones' },
      { url: '/own', override: 'show' },
    ] as const;
    expect(keptFrom(pages, 'hide', decisionsOn)).toEqual({
      pages: pages.slice(2),
      because: [{ by: 'rule', rule: 'shop' }, { by: 'rule', rule: 'phones' }, { by: 'page' }],
    });
  });

  test('leaves nothing where Talk is already as it was chosen', () => {
    expect(keptFrom([{ url: '/shop/1' }, { url: '/phones' }, { url: '/a' }], 'show', decisionsOn)).toEqual({
      pages: [],
      because: [],
    });
  });
});

test('devices are told apart only where they differ', () => {
  expect(decisionsOn({ url: '/phones' }).same).toBe(true);
  const hidden = onDevices((device) => ({ talk: device === 'mobile' ? 'hide' : 'show' }));
  expect(hidden).toEqual({ desktop: { talk: 'show' }, mobile: { talk: 'hide' }, same: false });
});

test('what decided is named with the rule to lead to, the choice of pages as such', () => {
  const rules = new Map([phones, list].map((each) => [each.id, each]));
  expect(becauseInWords({ by: 'rule', rule: 'phones' }, rules)).toEqual({
    text: 'screens.because.rule',
    rule: phones,
  });
  expect(becauseInWords({ by: 'rule', rule: 'pages-except' }, rules)).toEqual({
    text: 'screens.because.list',
    rule: list,
  });
  expect(becauseInWords({ by: 'default' }, rules)).toEqual({ text: 'screens.because.default', rule: null });
});
