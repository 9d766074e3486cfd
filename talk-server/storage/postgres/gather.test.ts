import { setImmediate } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { gather } from './gather.ts';

interface Asked {
  readonly key: string;
  readonly text: string;
}

/** What gathers, and says what it was given; each run ends when it is told to. */
const gathering = (most: number, atOnce: number) => {
  const runs: { readonly texts: string[]; readonly end: PromiseWithResolvers<void> }[] = [];
  const ask = gather<Asked, string>({
    most,
    atOnce,
    keyOf: ({ key }) => key,
    run: async (requests) => {
      const run = { texts: requests.map(({ text }) => text), end: Promise.withResolvers<void>() };
      runs.push(run);
      await run.end.promise;
      return run.texts.map((text) => `${text} is done`);
    },
  });
  return {
    ask: (text: string, key = text) => ask({ key, text }),
    runs: () => runs.map(({ texts }) => texts),
    end: (run: number, error?: Error) =>
      error === undefined ? runs[run]!.end.resolve() : runs[run]!.end.reject(error),
    // One turn to take what waits, one for what follows from it.
    turns: async () => {
      for (let turn = 0; turn < 3; turn += 1) await setImmediate();
    },
  };
};

test('what is asked for in one turn, and while as much is on its way as may be, is done together', async () => {
  const { ask, runs, end, turns } = gathering(3, 1);
  const answers = ['a', 'b'].map((text) => ask(text));
  await turns();
  answers.push(...['c', 'd', 'e', 'f'].map((text) => ask(text)));
  await turns();
  expect(runs()).toEqual([['a', 'b']]);
  end(0);
  await turns();
  expect(runs()).toEqual([
    ['a', 'b'],
    ['c', 'd', 'e'],
  ]);
  end(1);
  await turns();
  end(2);
  await expect(Promise.all(answers)).resolves.toEqual(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((text) => `${text} is done`),
  );
});

test('of one key, one is done at a time and in order, and others do not wait for it', async () => {
  const { ask, runs, end, turns } = gathering(10, 2);
  const answers = [ask('one', 'mia'), ask('two', 'mia'), ask('three', 'mia'), ask('other', 'ann')];
  await turns();
  answers.push(ask('later', 'bob'));
  await turns();
  expect(runs()).toEqual([['one', 'other'], ['later']]);
  end(0);
  await turns();
  expect(runs().at(-1)).toEqual(['two']);
  for (const run of [1, 2]) end(run);
  await turns();
  end(3);
  await expect(Promise.all(answers)).resolves.toHaveLength(5);
});

test('what fails, fails for those alone who were done together', async () => {
  const { ask, end, turns } = gathering(1, 2);
  const answers = Promise.allSettled([ask('a'), ask('b')]);
  await turns();
  end(0, new Error('Away'));
  end(1);
  await expect(answers).resolves.toMatchObject([
    { status: 'rejected', reason: { message: 'Away' } },
    { status: 'fulfilled', value: 'b is done' },
  ]);
});
