import {
  hostOf,
  isKnownCaptureHost,
  isKnownScriptUrl,
  type Entry,
  type EntryRights,
  type MoreFindings,
} from '@talk-suite/core/connection';
import { findingsOf, type Finding } from '@talk-suite/core/findings';
import type { TextKey } from '../page/data.ts';
import type { Reading } from './connection/reading.ts';
import type { Connection } from './state/document.ts';

const error = findingsOf<'wordpress.error', TextKey>('wordpress.error');

/** What reads entries. It comes with the form that they are entered in. */
export type Engine = (entry: Entry | null, rights: EntryRights<TextKey>) => Reading;

/** Who may save which hosts, as the server says. It judges again. */
export interface HostRights {
  readonly local: boolean;
  readonly canUseCustomHosts: boolean;
  readonly allowedHosts: readonly string[];
}

/**
 * The hosts of a connection that this person may not save, as the server will judge (its Host_Policy).
 * @param stored what is saved now; its hosts may stay.
 */
export const hostFindingsFor = (
  { canUseCustomHosts, allowedHosts }: HostRights,
  stored: Connection | null,
): MoreFindings<TextKey> => {
  const findingsFor = (
    field: 'captureHost' | 'scriptUrl',
    url: string,
    known: boolean,
  ): Finding<TextKey>[] =>
    known || canUseCustomHosts || url === stored?.[field] || allowedHosts.includes(hostOf(url))
      ? []
      : [error('hostNotAllowed', `connection.${field}`, { host: hostOf(url) })];
  return ({ captureHost, scriptUrl }) => [
    ...findingsFor('captureHost', captureHost, isKnownCaptureHost(captureHost)),
    ...findingsFor('scriptUrl', scriptUrl, isKnownScriptUrl(scriptUrl)),
  ];
};

/** What an entry amounts to for this person. @param stored what is saved now */
export type Read = (entry: Entry | null, stored: Connection | null) => Reading;

/**
 * Reads entries with what this person may do.
 * @param engine null until it is there; until then there is no form to enter anything in.
 */
export const readerWith =
  (engine: Engine | null, rights: HostRights): Read =>
  (entry, stored) =>
    engine
      ? engine(entry, { local: rights.local, moreFindings: hostFindingsFor(rights, stored) })
      : { kind: 'blank' };
