import { orttoConnection } from '@talk-suite/core/fixtures';
import { expect, test } from '@jest/globals';
import { defaultSettings, settingsDescription, type Settings } from '../settings/index.ts';
import { resetOf } from './reset.ts';

const initial = defaultSettings();
const changed: Settings = {
  ...initial,
  enabled: false,
  connection: orttoConnection(),
  loading: { ...initial.loading, strategy: 'interaction' },
  visibility: { ...initial.visibility, default: 'hide' },
};
const sectionsOf = (id: string) => settingsDescription.filter((section) => section.id === id);

test('a tab is put back by itself', () => {
  expect(resetOf(sectionsOf('pages'), 'wordpress', { settings: changed }, { settings: initial })).toEqual({
    paths: ['visibility.default'],
    values: ['show'],
  });
});

test('all settings are put back, but for the connection', () => {
  const { paths } = resetOf(settingsDescription, 'wordpress', { settings: changed }, { settings: initial });
  expect(paths).toEqual(['enabled', 'loading.strategy', 'visibility.default']);
});

test('a tab of the messenger is put back by itself; what switches the messenger goes back with all of it', () => {
  const { messenger } = initial;
  const document = {
    settings: {
      ...initial,
      messenger: { ...messenger, mode: 'on', style: { ...messenger.style, title: 'Ask us' } } as const,
    },
  };
  const pathsOf = (sections: typeof settingsDescription) =>
    resetOf(sections, 'wordpress', document, { settings: initial }).paths;
  expect(pathsOf(sectionsOf('style'))).toEqual(['messenger.style.title']);
  expect(pathsOf(settingsDescription)).toEqual(['messenger.mode', 'messenger.style.title']);
});

test('a new site has nothing to put back', () => {
  expect(
    resetOf(settingsDescription, 'wordpress', { settings: initial }, { settings: initial }).paths,
  ).toEqual([]);
});

test('what is the host’s alone goes back with a tab, and is left alone with another one', () => {
  const documentOf = (settings: Settings, identity: boolean) => ({ settings, identity });
  const [document, fresh] = [documentOf(changed, true), documentOf(initial, false)];
  expect(resetOf(sectionsOf('pages'), 'shopify', document, fresh, ['identity'])).toEqual({
    paths: ['visibility.default', 'identity'],
    values: ['show', false],
  });
  expect(resetOf(sectionsOf('pages'), 'shopify', document, fresh).paths).toEqual(['visibility.default']);
});
