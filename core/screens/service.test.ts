import { expect, test } from '@jest/globals';
import { orttoConnection, talkServerConnection } from '@talk-suite/core/fixtures';
import { settingsDescription } from '../settings/index.ts';
import { format, texts, type TextKey } from '../texts/index.ts';
import { sectionIn } from './fields.ts';
import { inboxOf, serviceWords } from './service.ts';

test('the door to the conversations leads to Ortto, or to the inbox of the Talk server', () => {
  const said = (connection: Parameters<typeof inboxOf>[0]) => {
    const { text, href } = inboxOf(connection);
    return [format(texts[text]), href];
  };
  expect(said(orttoConnection())).toEqual(['Open Ortto', 'https://ortto.app/']);
  expect(said(null)).toEqual(['Open Ortto', 'https://ortto.app/']);
  expect(said(talkServerConnection())).toEqual(['Open the inbox', 'https://chat.acme.example/inbox']);
});

const { textFor, fieldFor } = serviceWords((key): key is TextKey => Object.hasOwn(texts, key));
const server = talkServerConnection();

test('a text is that of Ortto until a Talk server is connected, and then its own where there is one', () => {
  expect(textFor('screens.fact.instance', null)).toBe('screens.fact.instance');
  expect(textFor('screens.fact.instance', orttoConnection())).toBe('screens.fact.instance');
  expect(textFor('screens.fact.instance', server)).toBe('screens.fact.instance.server');
  expect(textFor('screens.save.button', server)).toBe('screens.save.button');
});

test('a field has the words of the service, in its choices too', () => {
  const [strategy] = sectionIn(settingsDescription, 'loading').fields;
  const helpOf = (connection: Parameters<typeof fieldFor>[1]) =>
    fieldFor(strategy!, connection).choices?.find(({ value }) => value === 'consent')?.help;
  expect(helpOf(orttoConnection())).toBe('settings.loading.strategy.consent.help');
  expect(helpOf(server)).toBe('settings.loading.strategy.consent.help.server');
  expect(fieldFor(strategy!, server).path).toBe('loading.strategy');
});

test('with a Talk server no label, help or choice of any field speaks of Ortto', () => {
  const spoken = settingsDescription
    .flatMap(({ fields }) => fields.filter(({ service }) => service !== 'ortto'))
    .map((field) => fieldFor(field, server))
    .flatMap(({ label, help, choices = [] }) => [
      label,
      help,
      ...choices.flatMap((each) => [each.label, each.help]),
    ])
    .filter((key) => key !== undefined)
    .filter((key) => JSON.stringify(texts[key]).includes('Ortto'));
  // Where a code can be copied, whichever it is.
  expect(spoken).toEqual(['settings.connection.help']);
});
