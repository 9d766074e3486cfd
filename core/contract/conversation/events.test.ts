import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { EVENT_TYPES } from './events.ts';

test('the guide lists every type of event that a webhook can be told of', () => {
  const guide = readFileSync(new URL('../../../docs/talk-server.md', import.meta.url), 'utf8');
  const [, section] = guide.split('\n## Webhooks\n');
  expect([...section!.matchAll(/^\| `(\w+)` /gm)].map(([, type]) => type)).toEqual(EVENT_TYPES);
});
