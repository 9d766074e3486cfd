import type { AppData } from '../../app-data/index.ts';
import type { SaveAnswer } from '../envelope.ts';
import { t } from '../t.ts';

const KINDS: readonly string[] = ['saved', 'stale', 'invalid', 'failed'] satisfies SaveAnswer['kind'][];

const isAnswer = (value: unknown): value is SaveAnswer =>
  typeof value === 'object' && value !== null && 'kind' in value && KINDS.includes(String(value.kind));

/** Saves. App Bridge adds the session token to requests of our own origin. Never rejects. */
export const send = async (digest: string | null, appData: AppData): Promise<SaveAnswer> => {
  let response: Response;
  try {
    response = await fetch('/save', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ digest, appData }),
    });
  } catch {
    return { kind: 'failed', message: t('screens.failure.offline') };
  }
  const body: unknown = await response.json().catch(() => null);
  if (isAnswer(body)) return body;
  const signedOut = response.status === 401 || response.status === 403;
  return { kind: 'failed', message: t(signedOut ? 'screens.failure.signedOut' : 'screens.failure.server') };
};
