import type { ProblemAnswer } from '../../../contract/conversation/requests.ts';
import type { Address, Refusal } from '../transport.ts';

/** Milliseconds after which a request counts as unanswered. */
const PATIENCE = 20_000;

/** Where a site's conversations are on its server. */
export const apiOf = ({ host, key }: Address): string => `${host}v1/talk/${encodeURIComponent(key)}`;

/**
 * Asks the server.
 * @param patience milliseconds; a request that is kept open needs more.
 * @throws a `Refusal` where the server says no; anything else where no answer came.
 */
export const ask = async <Answer>(
  address: Address,
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  body?: object,
  patience = PATIENCE,
): Promise<Answer> => {
  const identity = address.identity();
  const response = await fetch(apiOf(address) + path, {
    method,
    headers: {
      Authorization: `Bearer ${address.secret()}`,
      ...(identity && { 'Talk-Identity': identity }),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(patience),
    // The last words of a page that is left.
    keepalive: method !== 'GET',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer;
  const wait = Number(response.headers.get('Retry-After'));
  const { problem, field } = (await response.json()) as ProblemAnswer;
  if (problem === 'identityRefused' && identity) {
    address.identityRefused();
    return ask(address, method, path, body, patience);
  }
  throw { problem, field, ...(wait > 0 && { wait: wait * 1000 }) } satisfies Refusal;
};
