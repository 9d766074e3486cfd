import type { ProblemAnswer } from '@talk-suite/core/contract';

/** Below what the server is reached: `/inbox` without a prefix of a proxy. */
export const base =
  document.querySelector<HTMLScriptElement>('script[data-base]')?.dataset['base'] ?? '/inbox';
const root = base.replace(/\/inbox$/, '');

/** Why a request came to nothing: what the server said, or that it could not be reached. */
export class ApiError extends Error {
  readonly problem: ProblemAnswer['problem'] | 'offline';
  readonly field: string | undefined;
  readonly reason: string | undefined;
  /** Seconds. */
  readonly retryAfter: number;

  constructor(answer: Omit<ProblemAnswer, 'problem'> & { problem: ApiError['problem'] }, retryAfter = 0) {
    super(answer.problem);
    this.problem = answer.problem;
    this.field = answer.field;
    this.reason = answer.reason;
    this.retryAfter = retryAfter;
  }
}

/** Called when the server says that nobody is signed in. */
let signedOut: () => void = () => undefined;
export const onSignedOut = (listener: () => void): void => {
  signedOut = listener;
};

/**
 * Asks the server.
 * @param path below `/v1`, for example `/inbox/me`.
 * @throws {ApiError}
 */
export const ask = async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
  const response = await fetch(`${root}/v1${path}`, {
    method,
    ...(body instanceof FormData && { body }),
    ...(body !== undefined &&
      !(body instanceof FormData) && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
  }).catch(() => {
    throw new ApiError({ problem: 'offline' });
  });
  const text = await response.text();
  if (response.ok) return (text === '' ? undefined : JSON.parse(text)) as Body;
  let answer: ProblemAnswer = { problem: 'unavailable' };
  try {
    answer = JSON.parse(text) as ProblemAnswer;
  } catch {
    // Not our server's words: a proxy's, while the server is away.
  }
  if (answer.reason === 'signedOut') signedOut();
  throw new ApiError(answer, Number(response.headers.get('Retry-After') ?? 0));
};

export const liveAddress = (): string => `${location.origin.replace(/^http/, 'ws')}${root}/v1/agents/live`;
export const serverAddress = (): string => `${location.origin}${root}`;

/** 128 random bits, made once for each thing that is sent. */
export const newKey = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
};
