import { describe, expect, test } from '@jest/globals';
import { localized, type PublicTexts } from './public-settings.ts';

const texts: PublicTexts = {
  title: ['Hello'],
  subtitle: ['How can we help?'],
  greeting: [],
  launcherLabel: '',
  widgets: [],
  consent: [],
};
const settings = {
  texts,
  language: 'en',
  locales: { de: { title: ['Hallo'] }, 'pt-BR': { title: ['Olá'] }, 'zh-Hant': { title: ['您好'] } },
};

describe('localized', () => {
  test.each([
    [['de-AT'], 'Hallo'],
    [['DE'], 'Hallo'],
    [['fr', 'pt-br'], 'Olá'],
    [['pt'], 'Hello'],
    [['zh-Hant-TW', 'de'], '您好'],
    [['', '-'], 'Hello'],
    [['en-GB', 'de'], 'Hello'],
    [[], 'Hello'],
  ])('for a visitor who prefers %j the title is "%s"', (languages, title) => {
    expect(localized(settings, languages).title).toEqual([title]);
  });

  test('what a language does not say is said in the language of the owner', () => {
    expect(localized(settings, ['de']).subtitle).toEqual(['How can we help?']);
  });
});
