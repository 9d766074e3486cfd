import { CAPTURE_PATHS } from '../../contract/loader/paths.ts';
import type { CaptureBody, WidgetsAnswer } from '../../contract/loader/wire.ts';

/** Milliseconds that an answer is waited for. */
const PATIENCE = 5000;

/** Who asks, as far as the page has said so. */
export type Who = Pick<CaptureBody, 'e' | 'ei' | 'tt' | 'first'>;

/**
 * Asks a Talk server what it shows on this page, without the query of the page's address, which may say who somebody is.
 * @param visitor who it is, as far as that is known
 */
export const askWidgets = async (
  { host, key }: { readonly host: string; readonly key: string },
  visitor: Who,
): Promise<WidgetsAnswer> => {
  const body: CaptureBody = { h: key, u: location.origin + location.pathname, tk: true, ...visitor };
  // As text: a browser asks for no leave first.
  const response = await fetch(host + CAPTURE_PATHS.widgets, {
    method: 'POST',
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE),
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  return (await response.json()) as WidgetsAnswer;
};
