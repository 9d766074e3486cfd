import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { texts as shopifyTexts } from '../shopify-app/texts/index.ts';
import { formsOf, texts, type Text } from '../core/texts/index.ts';

const ofWordPress = (file: string): Record<string, Text> =>
  JSON.parse(readFileSync(new URL(`../wordpress-plugin/${file}`, import.meta.url), 'utf8'));

const EVERY_TEXT: [key: string, text: string][] = [
  ...Object.entries(texts),
  ...Object.entries(shopifyTexts),
  ...Object.entries(ofWordPress('texts.json')),
  ...Object.entries(ofWordPress('src/texts.json')),
].flatMap(([key, text]) => formsOf(text).map((form): [string, string] => [key, form]));

/** Keys of the texts that an expression matches. */
const withMatch = (expression: RegExp): string[] =>
  EVERY_TEXT.filter(([, text]) => expression.test(text)).map(([key]) => key);

test('every text writes its apostrophes in the same, curly form', () => {
  expect(withMatch(/[A-Za-z]'[a-z]|[a-z]s' [a-z]/)).toEqual([]);
});

test('no text puts a keyword of a security policy into curly quotes, which browsers do not read', () => {
  expect(withMatch(/[‘’“](?:self|none|unsafe-|strict-|nonce-|sha\d)/)).toEqual([]);
});

test('no text says it in words that owners and merchants stumbled over', () => {
  expect(withMatch(/saved meanwhile|\blook again\b|\band repeat\b|\bmend\b/i)).toEqual([]);
});
