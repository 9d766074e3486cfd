/** Plain data types of a connection. Nothing here depends on another module. */
import type { Finding } from '../findings.ts';

export const DATA_REGIONS = ['us', 'eu', 'au'] as const;
export type DataRegion = (typeof DATA_REGIONS)[number];

/** Who answers: Ortto, or a Talk server that anyone can run. */
export const SERVICES = ['ortto', 'talk-server'] as const;
export type Service = (typeof SERVICES)[number];

/** Which of Ortto's regions a tracking host belongs to; `custom` is a host outside the built-in table. */
export type Region = DataRegion | 'custom';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The track options that are the same for every visitor; everything else in a track payload is about a person. */
export interface TrackOptions {
  skipNonExisting?: boolean;
  cc?: boolean;
  unsubscribe?: boolean;
}

/** What a tracking code yields. */
export interface Connection {
  /** Read from the tracking code, see `serviceOf`. */
  service: Service;
  /** Ortto's: base64url without padding, 12 bytes of data source id, then the instance slug. */
  trackingKey: string;
  /** Origin and one slash: `https://capture-api.autopilotapp.com/`. */
  captureHost: string;
  /** `https://cdn2l.ink/app.js`. */
  scriptUrl: string;
  /** Further init options, plain JSON of at most 2,000 bytes, never `disableTalk`. */
  options: { [name: string]: unknown };
  track: TrackOptions;
  /** Where hosted Talk's API lives; null while nobody has told, and on a Talk server, which is its own API. */
  dataRegion: DataRegion | null;
}

export interface ParseOptions {
  /** Accept loopback hosts, with http and a port. */
  readonly local?: boolean;
  /** The owner's answer, used where the capture host does not tell. */
  readonly dataRegion?: DataRegion | null;
}

export type ParseResult =
  | {
      readonly ok: true;
      readonly connection: Connection;
      readonly region: Region;
      readonly instance: string;
      readonly warnings: readonly Finding[];
    }
  | { readonly ok: false; readonly errors: readonly Finding[]; readonly warnings: readonly Finding[] };
