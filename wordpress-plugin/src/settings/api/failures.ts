import type { FindingInWords } from '@talk-suite/core/findings';
import type { SaveFailure } from '@talk-suite/core/screens';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What api-fetch throws: the body of the server's answer, or one of its own codes. */
export interface Thrown {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly data: Json;
}

export const thrownBy = (error: unknown): Thrown => {
  const body = isObject(error) ? error : {};
  const data = isObject(body['data']) ? body['data'] : {};
  const status = typeof data['status'] === 'number' ? data['status'] : 0;
  return { code: text(body['code']), message: text(body['message']), status, data };
};

const OFFLINE = new Set(['fetch_error', 'offline_error']);
const SIGNED_OUT = new Set(['rest_cookie_invalid_nonce', 'rest_not_logged_in', 'invalid_nonce']);

/** A failure in the words of the screen: what kind it is, and what the server said. */
export const failureOf = ({ code, message, status }: Thrown): SaveFailure => {
  if (OFFLINE.has(code)) return { kind: 'offline', detail: '' };
  if (status === 401 || SIGNED_OUT.has(code)) return { kind: 'signedOut', detail: '' };
  if (status === 403) return { kind: 'forbidden', detail: message };
  // Without a JSON body api-fetch only says so, which helps nobody.
  return { kind: 'server', detail: code === 'invalid_json' ? '' : message };
};

/** The errors of a refused save, with the paths as the screen knows them; empty where it was refused otherwise. */
export const fieldErrorsOf = ({ data }: Thrown, prefix: string): FindingInWords[] =>
  (Array.isArray(data['errors']) ? data['errors'] : []).filter(isObject).map((each) => {
    const field = text(each['field']);
    return {
      field: field.startsWith(prefix) ? field.slice(prefix.length) : field,
      code: text(each['code']),
      message: text(each['message']),
    };
  });
