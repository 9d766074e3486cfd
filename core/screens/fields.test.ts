import { expect, test } from '@jest/globals';
import { settingsDescription } from '../settings/index.ts';
import { texts } from '../texts/index.ts';
import { labelling } from './fields.ts';

const labelOf = labelling(
  settingsDescription,
  (key) => String(texts[key]),
  (path) => (path === 'identity' ? 'Identity' : null),
);

test('a field is called by its label, and what is the host’s alone as the host calls it', () => {
  expect(labelOf('loading.strategy')).toBe('When to load Talk');
  expect(labelOf('identity')).toBe('Identity');
});

test('a whole section is called as the screens call it, each part of it once', () => {
  expect(labelOf('loading')).toBe('Loading');
  expect(labelOf('messenger')).toBe('Style, Content, Visitors, Response times');
});

test('what is inside a field is called as the field', () => {
  expect(labelOf('visibility.rules.0.name')).toBe('Rules');
  expect(labelOf('connection.track')).toBe('Tracking code');
});

test('what no screen shows keeps its path', () => {
  expect(labelOf('colour')).toBe('colour');
  expect(labelOf('loading.colour')).toBe('loading.colour');
});
