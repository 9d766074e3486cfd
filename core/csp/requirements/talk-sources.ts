import type { Service } from '../../connection/types.ts';
import type { CodesOf } from '../../findings.ts';
import type { FetchDirective } from '../policy/fallback.ts';
import type { Feature } from '../types.ts';

/** Where a source is known from. */
export type KnownFrom = 'loader' | 'account' | 'published';

/** What makes a requirement of this row one that has rules of its own in a merge. */
export type Role = 'loader' | 'accountScript' | 'inlineStyle' | 'blobWorker';

/** Names a row; its reason is the text `csp.why.<id>`. `keptWorkers` is a reason without a row. */
export type SourceId = Exclude<CodesOf<'csp.why'>, 'keptWorkers'>;

export interface TalkSource {
  readonly id: SourceId;
  readonly directive: FetchDirective;
  /**
   * `{loader}`, `{script}` and `{capture}` stand for those origins, `{sockets}` for the capture host's by WebSocket,
   * `{region}` for the data region's label.
   */
  readonly source: string;
  readonly feature: Feature;
  readonly knownFrom: KnownFrom;
  /** `assumed`: published once or for one region only, and what loads it could not be seen. */
  readonly certainty: 'confirmed' | 'assumed';
  readonly role?: Role;
  /** The source on a Talk server, where it is another one; null: its messenger needs none. */
  readonly onServer?: string | null;
}

/** The label of a data region in Ortto's host names. */
export const regionLabels = { us: '', eu: 'eu.', au: 'au.' } as const;

const row = (
  id: SourceId,
  directive: FetchDirective,
  source: string,
  feature: Feature,
  rest: Partial<TalkSource> = {},
): TalkSource => ({
  id,
  directive,
  source,
  feature,
  knownFrom: 'published',
  certainty: 'confirmed',
  ...rest,
});

const orttoOnly = { onServer: null } as const;

/**
 * Everything Talk loads, by feature: the account's own hosts, and what Ortto's help page on the Talk
 * messenger and Twilio's documentation of twilio-video.js name. Least privilege: a feature that is off asks
 * for nothing (R24). Not here: `mediastream:`, which no browser asks for any more (D8).
 */
export const talkSources: readonly TalkSource[] = [
  row('loader', 'script-src-elem', '{loader}', 'talk', { knownFrom: 'loader', role: 'loader' }),
  row('script', 'script-src-elem', '{script}', 'talk', { knownFrom: 'account', role: 'accountScript' }),
  row('capture', 'connect-src', '{capture}', 'talk', { knownFrom: 'account' }),
  row('api', 'connect-src', 'https://talk-api.{region}autopilotapp.com', 'talk', orttoOnly),
  row('sockets', 'connect-src', 'wss://talk-api.{region}autopilotapp.com', 'talk', { onServer: '{sockets}' }),
  row('images', 'img-src', 'https://m.{region}autopilotapp.com', 'talk', { onServer: '{capture}' }),
  row('ownFonts', 'font-src', 'https://m.{region}autopilotapp.com', 'talk', orttoOnly),
  row('sounds', 'media-src', '{script}', 'talk'),
  row('styleSheet', 'style-src-elem', '{capture}', 'talk', orttoOnly),
  row('inlineStyle', 'style-src-elem', "'unsafe-inline'", 'talk', { role: 'inlineStyle', ...orttoOnly }),
  row('inlineStyle', 'style-src-attr', "'unsafe-inline'", 'talk', { role: 'inlineStyle', ...orttoOnly }),
  row('worker', 'worker-src', 'blob:', 'talk', { certainty: 'assumed', role: 'blobWorker', ...orttoOnly }),
  row('callSignals', 'connect-src', 'wss://global.vss.twilio.com', 'calls', orttoOnly),
  row('callReports', 'connect-src', 'wss://sdkgw.us1.twilio.com', 'calls', orttoOnly),
  row('videos', 'frame-src', 'https://*.youtube.com', 'embeds', orttoOnly),
  row('music', 'frame-src', 'https://*.spotify.com', 'embeds', orttoOnly),
  row('screenshots', 'img-src', 'https://*.gyazo.com', 'embeds', orttoOnly),
  row('videoImages', 'img-src', 'https://*.ytimg.com', 'embeds', orttoOnly),
  row('videoFacts', 'connect-src', 'https://*.youtube.com', 'embeds', { certainty: 'assumed', ...orttoOnly }),
  row('hostedStyles', 'style-src-elem', 'https://fonts.googleapis.com', 'fonts', orttoOnly),
  row('hostedFonts', 'font-src', 'https://fonts.gstatic.com', 'fonts', orttoOnly),
];

/** The rows of a service. A Talk server needs its own origin, and nothing of Ortto's or Twilio's. */
export const sourcesOf = (service: Service): readonly TalkSource[] =>
  service === 'ortto'
    ? talkSources
    : talkSources.flatMap(({ onServer, ...each }) =>
        onServer === null ? [] : [{ ...each, source: onServer ?? each.source }],
      );
