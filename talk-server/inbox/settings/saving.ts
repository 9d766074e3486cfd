import { problemText } from '../data/problems.ts';
import { client } from '../data/queries.ts';
import { say } from '../parts/toasts.tsx';
import { t } from '../texts/index.ts';

/** Does something to the server's settings, reads anew what it changes, and says how it went. @returns whether it did */
export const saving = async (
  work: () => Promise<unknown>,
  keys: readonly string[],
  done: string = t('saved'),
  refused?: (error: unknown) => string | undefined,
  undo?: () => Promise<unknown>,
): Promise<boolean> => {
  try {
    await work();
    await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
    say(done, undo && { label: t('undo'), act: () => void saving(undo, keys, t('undone')) });
    return true;
  } catch (error) {
    say(refused?.(error) ?? problemText(error));
    return false;
  }
};
