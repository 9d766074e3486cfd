import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { Hub, type Hint } from '../hub.ts';
import { Relay } from './news.ts';

const LIMIT = 1000;

const hint = (conversation: string): Hint => ({
  site: 'lamps',
  visitor: 'v',
  conversation,
  lastSeq: 1,
  lastVseq: 1,
});

test('news of one moment goes in as few payloads as fit below the limit, in order, and what fits none is left out', async () => {
  const [here, there] = [new Hub(), new Hub()];
  const payloads: string[] = [];
  const way = { gather: 0, limit: LIMIT, isOpen: () => true };
  const listening = new Relay(there, { ...way, send: () => undefined });
  const telling = new Relay(here, {
    ...way,
    send: (payload) => {
      payloads.push(payload);
      listening.heard(payload);
    },
  });
  const heard: string[] = [];
  there.listen('site:lamps', {
    heard: ({ conversation }) => heard.push(conversation),
    typingHeard: () => undefined,
  });
  const said = ['ä'.repeat(LIMIT), ...Array.from({ length: 50 }, (_, i) => `é${i}`)];
  for (const conversation of said) here.announce(hint(conversation));
  await setTimeout(10);
  telling.end();
  listening.end();
  expect(heard).toEqual(said.slice(1));
  for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThanOrEqual(LIMIT);
  const all = payloads.reduce((bytes, payload) => bytes + Buffer.byteLength(payload), 0);
  expect(payloads.length).toBeLessThanOrEqual(Math.ceil(all / (LIMIT - 150)));
});
