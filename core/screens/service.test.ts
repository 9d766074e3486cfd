import { expect, test } from '@jest/globals';
import { orttoConnection, talkServerConnection } from '@talk-suite/core/fixtures';
import { format, texts } from '../texts/index.ts';
import { connectionWords, inboxOf } from './service.ts';

test('the door to the conversations leads to Ortto, or to the inbox of the Talk server', () => {
  const said = (connection: Parameters<typeof inboxOf>[0]) => {
    const { text, href } = inboxOf(connection);
    return [format(texts[text]), href];
  };
  expect(said(orttoConnection())).toEqual(['Open Ortto', 'https://ortto.app/']);
  expect(said(null)).toEqual(['Open Ortto', 'https://ortto.app/']);
  expect(said(talkServerConnection())).toEqual(['Open the inbox', 'https://chat.acme.example/inbox']);
});

test('the part of the screens with the connection is about Ortto’s account, or about the Talk server', () => {
  expect(connectionWords(null).title).toBe('screens.fact.instance');
  expect(connectionWords(orttoConnection()).lead).toBe('screens.section.connection');
  expect(connectionWords(talkServerConnection())).toEqual({
    title: 'screens.fact.server',
    lead: 'screens.section.connection.server',
  });
});
