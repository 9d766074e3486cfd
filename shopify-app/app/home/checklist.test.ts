import { guideOf } from '@talk-suite/core/screens';
import { describe, expect, test } from '@jest/globals';
import { newAppData, withOverride } from '../../app-data/index.ts';
import { connectedStep, embedLink, embedStep, guideSteps, shownStep, type StepState } from './checklist.ts';

const appData = newAppData();
const withVisibility = (visibility: object) => ({
  ...appData,
  settings: { ...appData.settings, visibility: { ...appData.settings.visibility, ...visibility } },
});
const rule = { id: 'r', name: '', effect: 'show' as const, enabled: true, when: {} };

describe('the steps', () => {
  test('connected: by a tracking code, or by another installation', () => {
    expect(connectedStep(appData)).toBe('open');
    const other = { source: 'other' as const, nonProduction: false };
    expect(connectedStep({ ...appData, settings: { ...appData.settings, installation: other } })).toBe(
      'done',
    );
  });

  test('shown somewhere: by the default, a rule or a single choice, and switched on', () => {
    expect(shownStep(appData)).toBe('done');
    const hidden = withVisibility({ default: 'hide' });
    expect(shownStep(hidden)).toBe('open');
    expect(shownStep(withVisibility({ default: 'hide', rules: [rule] }))).toBe('done');
    expect(shownStep(withVisibility({ default: 'hide', rules: [{ ...rule, enabled: false }] }))).toBe('open');
    expect(shownStep({ ...hidden, overrides: withOverride(hidden.overrides, 'products', '1', 'show') })).toBe(
      'done',
    );
    expect(shownStep({ ...appData, settings: { ...appData.settings, enabled: false } })).toBe('open');
  });

  test('embed: as App Bridge says, and not known where it does not', () => {
    const told = (status: string, themeId = 'gid://shopify/OnlineStoreTheme/7') => [
      { type: 'ui_extension', handle: 'product-block', activations: [{}] },
      {
        type: 'theme_app_extension',
        handle: 'talk-embed',
        activations: [{ handle: 'talk', status, activations: [{ themeId }] }],
      },
    ];
    expect(embedStep(told('active'))).toEqual({ state: 'done', themes: ['7'] });
    expect(embedStep(told('available'))).toEqual({ state: 'open', themes: ['7'] });
    expect(embedStep(told('active', 'something else'))).toEqual({ state: 'done', themes: [] });
    expect(embedStep([])).toEqual({ state: 'unknown', themes: [] });
    expect(embedStep(null)).toEqual({ state: 'unknown', themes: [] });
  });

  test('the link leads to the switch itself', () => {
    expect(embedLink('a.myshopify.com', 'key')).toBe(
      'https://a.myshopify.com/admin/themes/current/editor?context=apps&activateAppId=key%2Ftalk',
    );
  });

  test('follow one another: one is next, and nothing is done before the store is connected', () => {
    const guide = (...[connected, embed, shown]: [StepState, StepState, StepState]) =>
      guideOf(guideSteps({ connected, embed, shown })).steps.map(({ id, state }) => `${id}: ${state}`);
    expect(guide('open', 'done', 'done')).toEqual(['connected: now', 'embed: later', 'shown: later']);
    expect(guide('done', 'open', 'open')).toEqual(['connected: done', 'embed: now', 'shown: later']);
    expect(guide('done', 'unknown', 'open')).toEqual(['connected: done', 'embed: unknown', 'shown: now']);
  });
});
