import { orttoConnection } from '@talk-suite/core/fixtures';
import { describe, expect, test } from '@jest/globals';
import { defaultSettings, same, type Settings } from '../settings/index.ts';
import {
  documentConflict,
  documentDifferences,
  documentPaths,
  documentValue,
  rebaseDocument,
  withDocumentValue,
} from './document.ts';

interface Document {
  readonly settings: Settings;
  readonly allowedHosts?: readonly string[];
  readonly overrides?: object;
}

const base: Document = { settings: defaultSettings() };
const connection = orttoConnection({ trackingKey: 'ZTk' });
const edited = (edits: Record<string, unknown>, start = base): Document =>
  Object.entries(edits).reduce((document, [path, value]) => withDocumentValue(document, path, value), start);

describe('paths', () => {
  test('every setting has one, the connection as a whole, the hosts only on a network', () => {
    expect(documentPaths(edited({ connection })).filter((path) => !path.startsWith('messenger.'))).toEqual([
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
    expect(documentPaths({ ...base, allowedHosts: [] } as Document).at(-1)).toBe('allowedHosts');
  });

  test('a value can be read and replaced without touching the rest', () => {
    const next = withDocumentValue(base, 'loading.strategy', 'idle');
    expect(documentValue(next, 'loading.strategy')).toBe('idle');
    expect(documentValue(next, 'loading.consentCategory')).toBe('marketing');
    expect(documentValue(base, 'loading.strategy')).toBe('async');
    expect(next.settings.visibility).toBe(base.settings.visibility);
  });

  test('what a host keeps with the settings has paths of its own, and the settings come first', () => {
    const document = { ...base, overrides: { pages: ['a'] } };
    expect(documentPaths(document).at(-1)).toBe('overrides.pages');
    const next = withDocumentValue(document, 'overrides.pages', ['a', 'b']);
    expect(documentValue(next, 'overrides.pages')).toEqual(['a', 'b']);
    expect(documentDifferences(document, next)).toEqual(['overrides.pages']);
    expect(documentValue({ ...base, version: 99 } as Document, 'version')).toBe(base.settings.version);
  });

  test('a path leads through own members only', () => {
    expect(documentValue(base, 'loading.constructor')).toBeUndefined();
    expect(documentValue(base, 'loading.strategy.length')).toBeUndefined();
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
    expect(documentDifferences(base, mine)).toEqual(['enabled', 'loading.strategy']);
    expect(documentDifferences(base, edited({ connection }))).toEqual(['connection']);
    expect(documentDifferences(base, base)).toEqual([]);
  });

  test('keeping mine puts my edits on top of theirs and nothing else', () => {
    expect(rebaseDocument(base, mine, theirs)).toEqual(
      edited({ enabled: false, 'loading.strategy': 'idle', 'loading.consentCategory': 'statistics' }),
    );
  });

  test('keeping mine keeps a value that I set back to what it was', () => {
    const saved = edited({ enabled: false });
    const back = edited({ enabled: true }, saved);
    expect(rebaseDocument(saved, back, saved).settings.enabled).toBe(true);
  });

  test('a conflict lists what I touched and what only the other one did', () => {
    expect(documentConflict(base, mine, theirs)).toEqual({
      differing: ['enabled', 'loading.strategy'],
      onlyTheirs: ['loading.consentCategory'],
    });
  });

  test('the same change by both is none', () => {
    expect(documentConflict(base, mine, mine)).toEqual({ differing: [], onlyTheirs: [] });
  });

  test('a connection differs as a whole', () => {
    const other = { ...connection, scriptUrl: 'https://cdn3l.ink/app.js' };
    const conflict = documentConflict(base, edited({ connection }), edited({ connection: other }));
    expect(conflict.differing).toEqual(['connection']);
  });
});
