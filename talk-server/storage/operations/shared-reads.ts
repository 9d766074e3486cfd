import type { Ask, Reads } from './asked.ts';

/** What many requests of one moment ask alike: who a key is, what a site's rules are, what was just said. */
const SHARED: ReadonlySet<keyof Reads> = new Set([
  'siteOf',
  'sites',
  'memberOf',
  'apiKeyOf',
  'members',
  'settingsOf',
  'outboundAt',
  'eventsAfter',
  'rowsOf',
]);

/**
 * Asks once for those who ask the same in the same turn. Nobody gets an answer that is older than their question: it is
 * sent after the turn, and who asks later asks anew.
 */
export const sharedReads = (ask: Ask<Reads>): Ask<Reads> => {
  const gathered = new Map<string, Promise<unknown>>();
  return async (name, ...args) => {
    if (!SHARED.has(name)) return ask(name, ...args);
    const question = `${name} ${JSON.stringify(args)}`;
    let answer = gathered.get(question);
    if (answer === undefined) {
      answer = new Promise((resolve) => {
        setImmediate(() => {
          gathered.delete(question);
          resolve(ask(name, ...args));
        });
      });
      gathered.set(question, answer);
    }
    return (await answer) as Awaited<ReturnType<typeof ask<typeof name>>>;
  };
};
