import type { InitOptions, TrackPayload } from './app.ts';

/** Sends JSON as text/plain, as Ortto's script does: no pre-flight. */
export const post = async (url: string, body: object): Promise<Record<string, unknown>> => {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), credentials: 'omit' });
  return (await response.json()) as Record<string, unknown>;
};

/** The body of page events and widget requests. The keys are Ortto's. */
export const bodyOf = (
  key: string,
  session: string,
  options: InitOptions,
  known: TrackPayload,
  talkToken: string,
): object => ({
  s: session,
  c: '',
  ei: known.ei ?? '',
  e: known.email ?? '',
  p: known.p ?? '',
  first: known.first ?? '',
  last: known.last ?? '',
  ...(known.ac && { ac: known.ac }),
  ...(known.cc !== undefined && { cc: known.cc }),
  h: key,
  u: location.href,
  t: document.title,
  r: document.referrer,
  l: navigator.language,
  sx: screen.width,
  sy: screen.height,
  sr: devicePixelRatio,
  pl: navigator.platform,
  v: 0,
  ts: false,
  ag: options.gdpr?.hasConsentGiven ?? false,
  sne: known.skipNonExisting ?? false,
  tk: options.disableTalk !== true,
  tt: talkToken,
  ottlk: '',
});
