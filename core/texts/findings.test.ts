import { describe, expect, test } from '@jest/globals';
import { codeOf, findingsOf, inWords, messageOf, textValue } from '../findings.ts';
import { defaultSettings, validate } from '../settings/index.ts';
import { texts } from './index.ts';

const German = {
  ...texts,
  'csp.error.sandbox': 'Die Seite ist abgeschottet.',
  'csp.warning.reportOnly': 'Nur gemeldet: {message}',
  'settings.error.wrongType': 'Das muss {expected} sein.',
  'settings.type.or': '{one} oder {other}',
  'settings.type.object': 'ein Objekt',
  'settings.type.null': 'nichts',
};

describe('a finding', () => {
  const blocker = findingsOf('csp.error')('sandbox', 'headers');
  const warning = findingsOf('csp.warning')('reportOnly', 'headers', { message: blocker });

  test('keeps the key of its text, and the code is what follows the area', () => {
    expect(blocker).toEqual({ text: 'csp.error.sandbox', field: 'headers', values: {} });
    expect(codeOf(blocker)).toBe('sandbox');
    expect(codeOf({ text: 'appData.error.badKey.pages' })).toBe('badKey.pages');
  });

  test('in another one is put into words of the same language', () => {
    expect(messageOf(warning, German)).toBe('Nur gemeldet: Die Seite ist abgeschottet.');
  });

  test('says what was expected in the reader’s language, all of it', () => {
    const result = validate({ ...defaultSettings(), connection: 1 });
    expect(result.ok ? [] : result.errors.map((error) => messageOf(error, German))).toEqual([
      'Das muss ein Objekt oder nichts sein.',
    ]);
  });

  test('whose text is not there says its key, and a place without a value stays', () => {
    expect(messageOf(blocker, {})).toBe('csp.error.sandbox');
    expect(messageOf({ text: 'settings.error.tooLong', values: {} }, texts)).toContain('{limit}');
  });

  test('does not read values from the prototype, nor places from values', () => {
    const odd = findingsOf('csp.error')('sandbox', '', { message: '{field}' });
    expect(textValue(odd, 'constructor')).toBe('');
    expect(textValue(warning, 'message')).toBe('');
    expect(messageOf({ text: 'csp.warning.reportOnly', values: odd.values }, German)).toBe(
      'Nur gemeldet: {field}',
    );
  });

  test('in a protocol has code, field and message, and the values in words where there are any', () => {
    expect(inWords(blocker, German)).toEqual({
      code: 'sandbox',
      field: 'headers',
      message: 'Die Seite ist abgeschottet.',
    });
    expect(inWords(warning, German)).toEqual({
      code: 'reportOnly',
      field: 'headers',
      message: 'Nur gemeldet: Die Seite ist abgeschottet.',
      values: { message: 'Die Seite ist abgeschottet.' },
    });
  });
});
