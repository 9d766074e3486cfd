import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Connection } from '../connection/types.ts';
import { codeOf, messageOf } from '../findings.ts';
import { texts } from '../texts/index.ts';
import { AT_SERVER_STEPS, atServerInWords, codeProblem, connectCodeIn, type AtServer } from './at-server.ts';

const problems = JSON.parse(
  readFileSync(new URL('../../test/vectors/connect-code-problems.json', import.meta.url), 'utf8'),
) as { name: string; text: string; connection: Connection | null; problem: { code: string } | null }[];

test.each(problems)('a pasted connect code is judged with the connection: $name', (each) => {
  const found = codeProblem(each.text, each.connection);
  expect(found && { code: codeOf(found), values: found.values }).toEqual(each.problem);
});

test('a connect code is found in a text that has the tracking code in it as well', () => {
  const code = `talk-connect-${'a_-9'.repeat(20)}`;
  expect(connectCodeIn(`<script>ap3c.init('talk-00', 'https://talk.example/')</script>\n\n${code}\n`)).toBe(
    code,
  );
  expect(connectCodeIn(code)).toBe(code);
  expect(connectCodeIn("<script>ap3c.init('talk-00', 'https://talk.example/')</script>")).toBeNull();
});

describe('where the settings are, in words', () => {
  const at: AtServer = { state: 'arrived', server: 'talk.example', why: null, owner: '', field: '' };
  const said = (more: Partial<AtServer>): string => {
    const { title, text } = atServerInWords({ ...at, ...more });
    return [title, ...(text ? [text] : [])].map((phrase) => messageOf(phrase, texts)).join(' ');
  };

  test('every state has words without open places, and a way on where something is wrong', () => {
    const states = [
      'noCode',
      'otherSite',
      'unreadable',
      'arrived',
      'waiting',
      'ownedByAnother',
      'refused',
      'paused',
    ] as const;
    const whys = [
      'unreachable',
      'notPublic',
      'redirected',
      'notTalkServer',
      'down',
      'busy',
      'keyRefused',
      'invalid',
    ] as const;
    for (const state of states)
      for (const why of [null, ...whys]) {
        const words = atServerInWords({ ...at, state, why, owner: 'shop.example', field: 'messenger.style' });
        expect(said({ state, why, owner: 'shop.example', field: 'messenger.style' })).not.toMatch(/[{}]/);
        if (words.tone === 'bad') expect(words.steps.length).toBeGreaterThan(1);
        for (const step of words.steps) expect(texts[AT_SERVER_STEPS[step]]).toBeTruthy();
      }
  });

  test('what waits says so and why', () => {
    expect(said({ state: 'waiting', why: 'unreachable' })).toBe(
      'Saved here, not yet at talk.example. talk.example does not answer. It is tried again by itself.',
    );
  });

  test('another owner is named, and taking over comes first', () => {
    const owned: AtServer = { ...at, state: 'ownedByAnother', owner: 'shop.example' };
    expect(said(owned)).toContain('Another site owns these settings: shop.example.');
    expect(atServerInWords(owned).steps[0]).toBe('takeOver');
  });
});
