/** The strings of a JSON text, in order, such as an export of a tag manager. */
export interface JsonStrings {
  readonly strings: readonly string[];
  /** Those of tags that are paused, which would not run. */
  readonly paused: readonly string[];
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

/** Google Tag Manager exports `"paused": true` with a tag that does not run. */
const isPaused = (value: object): boolean => 'paused' in value && String(value.paused) === 'true';

/** Null where a text is no JSON. Without recursion: its depth is the sender's choice. */
export const runningStrings = (text: string): JsonStrings | null => {
  const json = /^\s*["[{]/.test(text) ? parseJson(text) : null;
  if (json === null) return null;
  const strings: string[] = [];
  const paused: string[] = [];
  const pending = [{ value: json, into: strings }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, into } = next;
    if (typeof value === 'string') into.push(value);
    if (typeof value !== 'object' || value === null) continue;
    const inside = isPaused(value) ? paused : into;
    for (const each of Object.values(value).toReversed()) pending.push({ value: each, into: inside });
  }
  return { strings, paused };
};
