import { AsyncLocalStorage } from 'node:async_hooks';
import { loadWords } from './load.ts';
import { ENGLISH, setWords, type Words } from './words.ts';

const storage = new AsyncLocalStorage<Words>();
setWords(() => storage.getStore() ?? ENGLISH);

/**
 * Runs something in the language of who asks: Shopify gives the admin's as `locale` with the first request of the
 * frame, the browser gives its own with the others.
 */
export const inLanguageOf = async <T>(request: Request, run: () => T): Promise<Awaited<T>> => {
  const asked = new URL(request.url).searchParams.get('locale');
  const words = await loadWords(asked ?? request.headers.get('Accept-Language')?.split(/[,;]/)[0] ?? 'en');
  return await storage.run(words, run);
};
