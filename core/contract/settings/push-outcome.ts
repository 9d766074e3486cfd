// Twin in PHP: server/class-push-outcome.php
/** Why settings did not get to the server, in words: `server.<why>`. */
export type PushFailure =
  /** Nothing answers at its address. */
  | 'unreachable'
  /** Its address leads into the host's own network. */
  | 'notPublic'
  /** It sends the host elsewhere, and hosts do not follow. */
  | 'redirected'
  /** What answers is no Talk server. */
  | 'notTalkServer'
  /** It answers, and cannot store anything now. */
  | 'down'
  /** It was asked too often. */
  | 'busy'
  /** It knows no key of this connect code any more. */
  | 'keyRefused'
  /** It takes these settings for invalid. */
  | 'invalid';

/** What became of a push. */
export type PushOutcome =
  | { readonly kind: 'stored' }
  /** The server has another revision than the host thinks. */
  | { readonly kind: 'stale'; readonly revision: string }
  /** Another host keeps the settings. */
  | { readonly kind: 'ownedByAnother'; readonly owner: string }
  /** `field`: of the settings, where the server named one; else empty. */
  | { readonly kind: 'failed'; readonly why: PushFailure; readonly field: string };

type Json = Readonly<Record<string, unknown>>;

const failed = (why: PushFailure, field = ''): PushOutcome => ({ kind: 'failed', why, field });

/** What the server says is somebody else's text. */
const shown = (text: unknown): string => (typeof text === 'string' ? [...text].slice(0, 100).join('') : '');

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const conflict = ({ problem, owner, revision }: Json): PushOutcome => {
  if (problem === 'ownedByAnother')
    return { kind: 'ownedByAnother', owner: shown(isObject(owner) ? owner['name'] : '') };
  if (problem === 'stale' && typeof revision === 'string' && revision !== '')
    return { kind: 'stale', revision };
  return failed('notTalkServer');
};

/**
 * What an answer to `PUT /v1/talk/settings` means.
 * @param body what the answer's JSON is; anything else for what is none
 * @param revision the one that was pushed
 */
export const pushOutcome = (status: number, body: unknown, revision: string): PushOutcome => {
  const answer = isObject(body) ? body : {};
  if (status >= 300 && status < 400) return failed('redirected');
  if (status === 429) return failed('busy');
  if (status >= 500) return failed('down');
  if (status === 409) return conflict(answer);
  if (status === 403 && answer['problem'] === 'forbidden') return failed('keyRefused');
  if (status >= 400 && answer['problem'] === 'invalid') return failed('invalid', shown(answer['field']));
  return status === 200 && answer['revision'] === revision ? { kind: 'stored' } : failed('notTalkServer');
};

/** Whether the same push may succeed later without anybody's doing. */
export const isWorthRetrying = (outcome: PushOutcome): boolean =>
  outcome.kind === 'stale' ||
  (outcome.kind === 'failed' && outcome.why !== 'keyRefused' && outcome.why !== 'invalid');
