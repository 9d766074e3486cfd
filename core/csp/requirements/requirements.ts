// Twin in PHP: csp/class-requirements.php
import type { Service } from '../../connection/types.ts';
import { codeOf, type Finding } from '../../findings.ts';
import { governingDirective, type FetchDirective } from '../policy/fallback.ts';
import { blocker, reasonOf, type ReasonKey } from '../findings.ts';
import { pageUrl, webAddress } from '../policy/page.ts';
import { originSource } from '../source-list/source.ts';
import {
  regionLabels,
  sourcesOf,
  talkSources,
  type KnownFrom,
  type Role,
  type SourceId,
  type TalkSource,
} from './talk-sources.ts';
import type { CspSettings, Feature, Page, PlacedPolicy } from '../types.ts';

/** What of a connection decides about sources. */
export interface Account {
  readonly scriptUrl: string;
  readonly captureHost: string;
  readonly dataRegion: keyof typeof regionLabels | null;
  /** Absent: Ortto. */
  readonly service?: Service;
}

/** One source that Talk needs. */
export interface Requirement {
  readonly id: SourceId;
  readonly directive: FetchDirective;
  readonly source: string;
  readonly feature: Feature;
  readonly knownFrom: KnownFrom;
  readonly certainty: 'confirmed' | 'assumed';
  /** Key of the text that says it. */
  readonly why: ReasonKey;
  readonly role?: Role;
}

export interface Requirements {
  readonly requirements: readonly Requirement[];
  readonly blockers: readonly Finding[];
}

const hasScheme = /^[a-z][a-z0-9+.-]*:/i;

/** The loader's own origin as a source: `'self'` wherever it is the page's (default). */
export const loaderSource = (facts: Page): string | null => {
  const { loader } = facts;
  if (loader === undefined || loader === '') return "'self'";
  const page = pageUrl(facts);
  const address = webAddress(loader, page);
  // Relative to a page whose address is not known, it is on the page's own origin.
  if (!address) return page || hasScheme.test(loader) ? null : "'self'";
  return page?.origin === address.origin ? "'self'" : originSource(address.href);
};

const place = /^\{(loader|script|capture|sockets)\}$/;

type Origins = Readonly<Record<'loader' | 'script' | 'capture' | 'sockets', string | null>>;

/** An origin by WebSocket: `wss:`, or `ws:` for a server on this computer. */
const socketsOf = (address: string): string | null =>
  originSource(address, /^https:/i.test(address) ? 'wss' : 'ws');

const filled = (row: TalkSource, origins: Origins, label: string | null): string | null => {
  const name = place.exec(row.source)?.[1] as keyof Origins | undefined;
  if (name) return origins[name];
  if (!row.source.includes('{region}')) return row.source;
  return label === null ? null : row.source.replace('{region}', label);
};

const toRequirement = (row: TalkSource, source: string): Requirement => ({
  id: row.id,
  directive: row.directive,
  source,
  feature: row.feature,
  knownFrom: row.knownFrom,
  certainty: row.certainty,
  why: reasonOf(row.id),
  ...(row.role && { role: row.role }),
});

const originBlockers = (origins: Origins, account: Account, page: Page): Finding[] => {
  const fields = {
    loader: ['page.loader', page.loader ?? ''],
    script: ['connection.scriptUrl', account.scriptUrl],
    capture: ['connection.captureHost', account.captureHost],
  } as const;
  return (['loader', 'script', 'capture'] as const)
    .filter((name) => origins[name] === null)
    .map((name) => blocker('hostNotExpressible', fields[name][0], { address: fields[name][1] }));
};

/**
 * The sources Talk needs on a page, each with its reason. Hosts come from the account's own addresses, never
 * from a guess: while the data region is not known, what depends on it is left out and a blocker says so.
 * @param account null before the site is connected.
 */
export const requirementsOf = (
  account: Account | null,
  settings: CspSettings,
  page: Page = {},
): Requirements => {
  if (!account) return { requirements: [], blockers: [blocker('notConnected', 'connection')] };
  const rows = sourcesOf(account.service ?? 'ortto').filter(({ feature }) => settings.features[feature]);
  const origins: Origins = {
    loader: loaderSource(page),
    script: originSource(account.scriptUrl),
    capture: originSource(account.captureHost),
    sockets: socketsOf(account.captureHost),
  };
  const label = account.dataRegion && regionLabels[account.dataRegion];
  const requirements = rows.flatMap((row) => {
    const source = filled(row, origins, label);
    return source === null ? [] : [toRequirement(row, source)];
  });
  const regionMissing = label === null && rows.some(({ source }) => source.includes('{region}'));
  return {
    requirements,
    blockers: [
      ...(rows.length > 0 ? originBlockers(origins, account, page) : []),
      ...(regionMissing ? [blocker('dataRegionMissing', 'connection.dataRegion')] : []),
    ],
  };
};

/** Whether what is not known of the account matters to some policy: hosts do only where one governs them. */
export const concerns = (finding: Finding, policies: readonly PlacedPolicy[]): boolean => {
  const code = codeOf(finding);
  if (code === 'notConnected') return true;
  const rows = talkSources.filter(
    ({ source }) => code !== 'dataRegionMissing' || source.includes('{region}'),
  );
  return policies.some(({ policy }) =>
    rows.some(({ directive }) => governingDirective(policy, directive) !== null),
  );
};
