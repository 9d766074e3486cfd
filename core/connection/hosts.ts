import type { Connection, DataRegion, Region } from './types.ts';

/**
 * An address of Ortto's own. `official`: read in Ortto's own text or code; `observed`: on several independent
 * sites; `assumed`: inferred only.
 */
export interface KnownHost {
  readonly kind: 'capture' | 'script';
  readonly region: DataRegion;
  /** In the form in which it is stored. */
  readonly url: string;
  readonly confidence: 'official' | 'observed' | 'assumed';
  readonly source: string;
  /** Whether the Content Security Policies of Ortto's help page use it, ours for the regions that they got wrong. */
  readonly inPolicies?: true;
  /** The region of Talk's API, on capture hosts; null where the host does not tell it. */
  readonly dataRegion?: DataRegion | null;
}

/**
 * The addresses that are trusted. Hosts always come from the pasted code, this table only recognises them.
 * No Australian script host was found in a public source.
 */
export const knownHosts: readonly KnownHost[] = [
  {
    kind: 'capture',
    region: 'us',
    url: 'https://capture-api.autopilotapp.com/',
    confidence: 'observed',
    source: 'public sites; Ortto developer guide, custom activities from a website',
    dataRegion: 'us',
  },
  {
    kind: 'capture',
    region: 'us',
    url: 'https://capture-api-us.ortto.app/',
    confidence: 'official',
    source: "Ortto's WordPress plugin",
    dataRegion: 'us',
  },
  {
    kind: 'capture',
    region: 'us',
    url: 'https://capture-api.ap3prod.com/',
    confidence: 'observed',
    source: 'public sites of 2021; Ortto help page on the Talk messenger',
    // The policies of the help page name this host for accounts of all three regions.
    dataRegion: null,
    inPolicies: true,
  },
  {
    kind: 'capture',
    region: 'eu',
    url: 'https://capture-api.eu.autopilotapp.com/',
    confidence: 'observed',
    source: 'public sites',
    dataRegion: 'eu',
    inPolicies: true,
  },
  {
    kind: 'capture',
    region: 'eu',
    url: 'https://capture-api-eu.ortto.app/',
    confidence: 'observed',
    source: 'public sites',
    dataRegion: 'eu',
  },
  {
    kind: 'capture',
    region: 'au',
    url: 'https://capture-api-au.ortto.app/',
    confidence: 'official',
    source: "Ortto's iOS SDK, demo",
    dataRegion: 'au',
    inPolicies: true,
  },
  {
    kind: 'script',
    region: 'us',
    url: 'https://cdn2l.ink/app.js',
    confidence: 'observed',
    source: 'public sites; host also in the Ortto help page on the Talk messenger',
    inPolicies: true,
  },
  {
    kind: 'script',
    region: 'us',
    url: 'https://cdn3l.ink/app.js',
    confidence: 'observed',
    source: 'public sites',
  },
  {
    kind: 'script',
    region: 'us',
    url: 'https://s.autopilotapp.com/app.js',
    confidence: 'official',
    source: "Ortto's WordPress plugin; public sites of 2021",
  },
  {
    kind: 'script',
    region: 'eu',
    url: 'https://cdneu.net/app.js',
    confidence: 'observed',
    source: 'public sites',
    inPolicies: true,
  },
];

/** Addresses that are probably Ortto's. They get a milder warning and no trust. */
export const assumedHosts: readonly KnownHost[] = [
  {
    kind: 'script',
    region: 'au',
    url: 'https://cdnau.net/app.js',
    confidence: 'assumed',
    source: 'HTTP Archive domain lists; region inferred from the name',
    inPolicies: true,
  },
];

const find = (hosts: readonly KnownHost[], kind: KnownHost['kind'], url: string): KnownHost | undefined =>
  hosts.find((host) => host.kind === kind && host.url === url);

export const isKnownCaptureHost = (captureHost: string): boolean =>
  find(knownHosts, 'capture', captureHost) !== undefined;

/** Only a host of the table with exactly the path `/app.js`: nobody vouches for other files there. */
export const isKnownScriptUrl = (scriptUrl: string): boolean =>
  find(knownHosts, 'script', scriptUrl) !== undefined;

export const isAssumedScriptUrl = (scriptUrl: string): boolean =>
  find(assumedHosts, 'script', scriptUrl) !== undefined;

export const regionOf = (captureHost: string): Region =>
  find(knownHosts, 'capture', captureHost)?.region ?? 'custom';

/** Null where the capture host does not tell; then the owner is asked. */
export const dataRegionOf = (captureHost: string): DataRegion | null =>
  find(knownHosts, 'capture', captureHost)?.dataRegion ?? null;

/** Whether the owner has to say where the account's data is. A Talk server is its own place. */
export const asksDataRegion = ({
  service,
  captureHost,
}: Pick<Connection, 'service' | 'captureHost'>): boolean =>
  service === 'ortto' && dataRegionOf(captureHost) === null;
