import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { defaultSettings } from '../../../../core/settings/index.ts';
import { conflictOf, differences, rebase } from './differences.ts';
import type { SettingsDocument } from './document.ts';
import { pathsOf, same, valueAt, withValueAt } from './paths.ts';

const base: SettingsDocument = { settings: defaultSettings(), allowedHosts: null };
const connection = orttoConnection({ trackingKey: 'ZTk' });
const edited = (edits: Record<string, unknown>, start = base): SettingsDocument =>
  Object.entries(edits).reduce((document, [path, value]) => withValueAt(document, path, value), start);

describe('paths', () => {
  test('every setting has one, the connection as a whole, the hosts only on a network', () => {
    expect(pathsOf(edited({ connection }))).toEqual([
      'version',
      'enabled',
      'connection',
      'visibility.default',
      'visibility.rules',
      'visibility.whenHidden',
      'loading.strategy',
      'loading.consentCategory',
      'installation.source',
      'installation.nonProduction',
      'csp.mode',
      'csp.features.talk',
      'csp.features.calls',
      'csp.features.embeds',
      'csp.features.fonts',
      'csp.allowInlineStyles',
      'csp.allowBlobWorkers',
    ]);
    expect(pathsOf({ ...base, allowedHosts: [] }).at(-1)).toBe('allowedHosts');
  });

  test('a value can be read and replaced without touching the rest', () => {
    const next = withValueAt(base, 'loading.strategy', 'idle');
    expect(valueAt(next, 'loading.strategy')).toBe('idle');
    expect(valueAt(next, 'loading.consentCategory')).toBe('marketing');
    expect(valueAt(base, 'loading.strategy')).toBe('async');
    expect(next.settings.visibility).toBe(base.settings.visibility);
  });

  test('a path leads through own members only', () => {
    expect(valueAt(base, 'loading.constructor')).toBeUndefined();
    expect(valueAt(base, 'loading.strategy.length')).toBeUndefined();
  });

  test('equality does not depend on the order of members, but on that of a list', () => {
    expect(same({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
    expect(same(null, {})).toBe(false);
  });
});

describe('what two people changed', () => {
  const mine = edited({ enabled: false, 'loading.strategy': 'idle' });
  const theirs = edited({ 'loading.strategy': 'consent', 'loading.consentCategory': 'statistics' });

  test('differences are found on both sides', () => {
    expect(differences(base, mine)).toEqual(['enabled', 'loading.strategy']);
    expect(differences(base, edited({ connection }))).toEqual(['connection']);
    expect(differences(base, base)).toEqual([]);
  });

  test('keeping mine puts my edits on top of theirs and nothing else', () => {
    expect(rebase(base, mine, theirs)).toEqual(
      edited({ enabled: false, 'loading.strategy': 'idle', 'loading.consentCategory': 'statistics' }),
    );
  });

  test('keeping mine keeps a value that I set back to what it was', () => {
    const saved = edited({ enabled: false });
    const back = edited({ enabled: true }, saved);
    expect(rebase(saved, back, saved).settings.enabled).toBe(true);
  });

  test('a conflict lists what I touched and what only the other one did', () => {
    expect(conflictOf(base, mine, theirs)).toEqual({
      differing: ['enabled', 'loading.strategy'],
      onlyTheirs: ['loading.consentCategory'],
    });
  });

  test('the same change by both is none', () => {
    expect(conflictOf(base, mine, mine)).toEqual({ differing: [], onlyTheirs: [] });
  });

  test('a connection differs as a whole', () => {
    const other = { ...connection, scriptUrl: 'https://cdn3l.ink/app.js' };
    const conflict = conflictOf(base, edited({ connection }), edited({ connection: other }));
    expect(conflict.differing).toEqual(['connection']);
  });
});
