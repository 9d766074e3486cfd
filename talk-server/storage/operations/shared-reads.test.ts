import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { eventually } from '../../../test/patience.ts';
import type { Ask, Reads } from './asked.ts';
import { sharedReads } from './shared-reads.ts';

/** A store that says how often it was asked before. */
const counting = () => {
  const asked: string[] = [];
  const ask = (async (name: string, ...args: readonly unknown[]) =>
    asked.push(`${name} ${args.join(' ')}`)) as unknown as Ask<Reads>;
  return { asked, read: sharedReads(ask) };
};

test('who asks the same in the same turn is answered by one question, and others by theirs', async () => {
  const { asked, read } = counting();
  const answers = await Promise.all([read('memberOf', 'a'), read('memberOf', 'b'), read('memberOf', 'a')]);
  expect(asked).toEqual(['memberOf a', 'memberOf b']);
  expect(answers).toEqual([1, 2, 1]);
});

test('who asks once the question was sent gets an answer of their own', async () => {
  const { asked, read } = counting();
  const first = read('memberOf', 'a');
  await setImmediate();
  const second = read('memberOf', 'a');
  expect(await Promise.all([first, second])).toEqual([1, 2]);
  expect(asked).toHaveLength(2);
});

/** A store that answers each question when it is told to, with how often it was asked. */
const answeringLater = () => {
  const answers: PromiseWithResolvers<number>[] = [];
  const read = sharedReads((() => {
    answers.push(Promise.withResolvers());
    return answers.at(-1)!.promise;
  }) as unknown as Ask<Reads>);
  return { read, asked: () => answers.length, answer: (place: number) => answers[place]!.resolve(place + 1) };
};

test('who asks while the same is being answered is asked for together, once it is answered', async () => {
  const { read, asked, answer } = answeringLater();
  const first = read('memberOf', 'a');
  await setImmediate();
  const later = [read('memberOf', 'a')];
  await setImmediate();
  later.push(read('memberOf', 'a'));
  expect(asked()).toBe(1);
  answer(0);
  expect(await first).toBe(1);
  await eventually(asked, 2);
  answer(1);
  expect(await Promise.all(later)).toEqual([2, 2]);
});

test('an answer that does not come holds nobody who asks the same later', async () => {
  const { read, asked, answer } = answeringLater();
  const first = read('memberOf', 'a');
  await setImmediate();
  const later = read('memberOf', 'a');
  await eventually(asked, 2);
  answer(1);
  expect(await later).toBe(2);
  answer(0);
  expect(await first).toBe(1);
});

test('a question that failed fails all who asked it, and is asked anew afterwards', async () => {
  let calls = 0;
  const read = sharedReads((async () => {
    calls += 1;
    if (calls === 1) throw new Error('away');
    return null;
  }) as unknown as Ask<Reads>);
  const both = await Promise.allSettled([read('siteOf', 'x'), read('siteOf', 'x')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await read('siteOf', 'x')).toBeNull();
});
