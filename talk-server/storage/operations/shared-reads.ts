import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Ask, Reads } from './asked.ts';

/** What many requests of one moment ask alike: who a key is, what a site's rules are, what was just said. */
const SHARED: ReadonlySet<keyof Reads> = new Set([
  'siteOf',
  'sites',
  'memberOf',
  'apiKeyOf',
  'members',
  'lastHere',
  'settingsOf',
  'outboundAt',
  'eventsAfter',
  'rowsOf',
]);

/** Milliseconds for which a question waits for the same one before it: an answer may be slow, or never come. */
const LONGEST = 20;

/**
 * Asks once for those who ask the same in the same turn, or while the same is being answered. Nobody gets an answer that is
 * older than their question: it is sent after they have asked it.
 */
export const sharedReads = (ask: Ask<Reads>): Ask<Reads> => {
  const gathered = new Map<string, Promise<unknown>>();
  const underWay = new Map<string, Promise<unknown>>();

  const turnOf = async (question: string): Promise<void> => {
    const before = underWay.get(question);
    if (before === undefined) await setImmediate();
    else await Promise.race([Promise.allSettled([before]), setTimeout(LONGEST)]);
  };

  const send = async (question: string, asked: () => Promise<unknown>): Promise<unknown> => {
    await turnOf(question);
    gathered.delete(question);
    const answer = asked();
    underWay.set(question, answer);
    try {
      return await answer;
    } finally {
      if (underWay.get(question) === answer) underWay.delete(question);
    }
  };

  return async (name, ...args) => {
    if (!SHARED.has(name)) return ask(name, ...args);
    const question = `${name} ${JSON.stringify(args)}`;
    let answer = gathered.get(question);
    if (answer === undefined) {
      answer = send(question, () => ask(name, ...args));
      gathered.set(question, answer);
    }
    return (await answer) as Awaited<ReturnType<typeof ask<typeof name>>>;
  };
};
