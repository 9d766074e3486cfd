import type { AtServer } from '@talk-suite/core/screens';
import apiFetch from '@wordpress/api-fetch';
import { pageData } from '../../page/data.ts';

interface Answer {
  /** Null where the site is not connected to a Talk server by now. */
  readonly server: AtServer | null;
}

const ask = async (method: string, path: string, data?: object): Promise<AtServer | null> =>
  (await apiFetch<Answer>({ path: `/${pageData().restNamespace}/server${path}`, method, data })).server;

/** Each answers where the settings are, and rejects with what api-fetch throws. */
export const talkServer = {
  /** Stores a connect code and sends the settings. */
  connect: (code: string) => ask('PUT', '/code', { code }),
  forget: () => ask('DELETE', '/code'),
  push: (takeOver: boolean) => ask('POST', '/push', { takeOver }),
};
