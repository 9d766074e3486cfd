import { describe, expect, test } from '@jest/globals';
import { defaultSettings } from './defaults.ts';
import { settingsDescription } from './description.ts';
import type { Settings } from './schema.ts';
import type { ScreensHost } from './sections/fields.ts';
import { shownFields } from './shown-fields.ts';

const fields = settingsDescription.flatMap((section) => section.fields);
const defaults = defaultSettings();
const shown = (host: ScreensHost, changes: Partial<Settings> = {}) =>
  shownFields(fields, host, { ...defaults, ...changes }).map(({ path }) => path);
const hiddenBy = (host: ScreensHost, changes: Partial<Settings>) => {
  const still = shown(host, changes);
  return shown(host).filter((path) => !still.includes(path));
};

describe('the fields that a host shows', () => {
  test('are on WordPress all but those that need another choice, such as waiting for consent', () => {
    const consent = { ...defaults.loading, strategy: 'consent' as const };
    expect(fields.map(({ path }) => path).filter((path) => !shown('wordpress').includes(path))).toEqual([
      'loading.consentCategory',
      'messenger.style.header.gradient.from',
      'messenger.style.header.gradient.to',
      'messenger.style.header.gradient.angle',
      'messenger.style.header.image',
      'messenger.style.font.family',
      'messenger.style.font.stylesheet',
      'messenger.style.launcher.image',
    ]);
    expect(shown('wordpress', { loading: consent })).toContain('loading.consentCategory');
  });

  test('are on Shopify those of WordPress without staging copies and policies to merge', () => {
    expect(shown('wordpress').filter((path) => !shown('shopify').includes(path))).toEqual([
      'installation.nonProduction',
      'csp.mode',
    ]);
  });

  test.each(['wordpress', 'shopify'] as const)(
    'leave on %s to another installation what it decides',
    (host) => {
      const installation = { ...defaults.installation, source: 'other' as const };
      const loading = { ...defaults.loading, strategy: 'consent' as const };
      expect(hiddenBy(host, { installation })).toEqual([
        'connection',
        'loading.strategy',
        'visibility.whenHidden',
      ]);
      expect(shown(host, { installation, loading })).not.toContain('loading.consentCategory');
    },
  );
});
