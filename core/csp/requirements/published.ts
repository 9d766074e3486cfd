import { assumedHosts, knownHosts, type KnownHost } from '../../connection/hosts.ts';
import type { DataRegion } from '../../connection/types.ts';
import type { CodesOf, Phrase } from '../../findings.ts';
import { regionLabels } from './talk-sources.ts';

/** The policies of Ortto's help page on the Talk messenger, with their defects fixed and each fix named. */

export interface PublishedOptions {
  readonly dataRegion: DataRegion;
  /** 2 is the published "level 1 or 2" list of hosts, 3 the nonce policy. */
  readonly level: 2 | 3;
  /** Host of a custom tracking domain: script and capture host in one. */
  readonly customDomain?: string;
  /** What stands for the nonce of each response, in level 3: a server's expression, or a nonce. */
  readonly nonce?: string;
}

/** What was fixed, or is to be known, about one defect. */
export interface Remark extends Phrase {
  /** As in `docs/csp.md`. */
  readonly defect: string;
}

export interface PublishedPolicy {
  readonly policy: string;
  readonly fixes: readonly Remark[];
  /** What is left as published, and worth knowing. */
  readonly notes: readonly Remark[];
}

type Directives = readonly (readonly [name: string, ...sources: string[]])[];

/** The origin of a region's host: the page names the US ones for all three (D6). */
const hostIn = (region: DataRegion, kind: KnownHost['kind']): string => {
  const { url } = [...knownHosts, ...assumedHosts].find(
    (host) => host.inPolicies === true && host.region === region && host.kind === kind,
  )!;
  return new URL('/', url).href;
};

const hostsIn = (region: DataRegion): { script: string; capture: string } => ({
  script: hostIn(region, 'script'),
  capture: hostIn(region, 'capture'),
});

const hostsOf = ({ dataRegion, customDomain }: PublishedOptions): { script: string; capture: string } =>
  customDomain === undefined
    ? hostsIn(dataRegion)
    : { script: `https://${customDomain}`, capture: `https://${customDomain}` };

/** Order and spelling as published. */
const hostLists = (options: PublishedOptions): Directives => {
  const label = regionLabels[options.dataRegion];
  const { script, capture } = hostsOf(options);
  return [
    ['font-src', `https://m.${label}autopilotapp.com/`, 'https://fonts.gstatic.com/'],
    ['img-src', `https://m.${label}autopilotapp.com/`, 'https://*.gyazo.com', 'https://*.ytimg.com'],
    ['media-src', script, 'mediastream:'],
    ['script-src', script, "'unsafe-inline'", 'blob:'],
    ['style-src', "'self'", capture, 'https://fonts.googleapis.com/', "'unsafe-inline'"],
    ['frame-src', 'https://*.youtube.com', 'https://*.spotify.com'],
    [
      'connect-src',
      capture,
      `https://talk-api.${label}autopilotapp.com/`,
      `wss://talk-api.${label}autopilotapp.com/`,
      'https://*.youtube.com',
      'wss://global.vss.twilio.com/',
      'wss://sdkgw.us1.twilio.com/',
    ],
  ];
};

const strictLists = (options: PublishedOptions): Directives => [
  ['object-src', "'none'"],
  ['script-src', `'nonce-${options.nonce ?? ''}'`, "'unsafe-inline'", "'strict-dynamic'", 'https:', 'http:'],
  ['base-uri', "'none'"],
  ...hostLists(options).filter(([name]) => name !== 'script-src'),
];

const fixed = (defect: CodesOf<'csp.fixed'>, values: Phrase['values'] = {}): Remark => ({
  defect,
  text: `csp.fixed.${defect}`,
  values,
});
const note = (defect: CodesOf<'csp.note'>): Remark => ({ defect, text: `csp.note.${defect}`, values: {} });

const fixesOf = ({ level, dataRegion, customDomain }: PublishedOptions): Remark[] => [
  ...(level === 2 && customDomain === undefined ? [fixed('D1')] : []),
  ...(customDomain === undefined ? [] : [fixed('D5', { host: customDomain })]),
  ...(customDomain === undefined && dataRegion !== 'us' ? [fixed('D6', hostsIn(dataRegion))] : []),
  ...(dataRegion === 'us' ? [] : [fixed('D7')]),
  ...(level === 3 ? (['D10', 'D11', 'D12'] as const).map((defect) => fixed(defect)) : []),
];

const notesOf = ({ level, dataRegion, customDomain }: PublishedOptions): Remark[] => [
  note('D2'),
  note('D3'),
  ...(level === 2 ? (['D4', 'D9'] as const).map(note) : [note('D13')]),
  ...(dataRegion === 'au' && customDomain === undefined ? [note('D6')] : []),
  ...(['D7', 'D8', 'D14'] as const).map(note),
];

/** One of the published policies, source for source, in the order in which the page gives them. */
export const publishedPolicy = (options: PublishedOptions): PublishedPolicy => ({
  policy: (options.level === 3 ? strictLists(options) : hostLists(options))
    .map((each) => each.join(' '))
    .join('; '),
  fixes: fixesOf(options),
  notes: notesOf(options),
});
