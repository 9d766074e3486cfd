import {
  hostOf,
  isKnownCaptureHost,
  isKnownScriptUrl,
  type Entry,
  type EntryReading,
  type EntryRights,
  type Objections,
} from '@talk-suite/core/connection';
import { t } from '../page/t.ts';
import type { Finding } from '../page/findings.ts';
import { BLANK } from './connection/reading.ts';
import type { Connection } from './state/document.ts';

/** What reads entries. */
export type Engine = (entry: Entry | null, rights: EntryRights) => EntryReading;

export const loadEngine = async (): Promise<Engine> =>
  (await import(/* webpackChunkName: "entry" */ './connection/entry-engine.ts')).readEntry;

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
export const objectionsOf = (
  { canUseCustomHosts, allowedHosts }: HostRights,
  stored: Connection | null,
): Objections => {
  const objections = (field: 'captureHost' | 'scriptUrl', url: string, known: boolean): Finding[] =>
    known || canUseCustomHosts || url === stored?.[field] || allowedHosts.includes(hostOf(url))
      ? []
      : [
          {
            code: 'hostNotAllowed',
            field: `connection.${field}`,
            message: t('wordpress.error.hostNotAllowed', { host: hostOf(url) }),
            values: { host: hostOf(url) },
          },
        ];
  return ({ captureHost, scriptUrl }) => [
    ...objections('captureHost', captureHost, isKnownCaptureHost(captureHost)),
    ...objections('scriptUrl', scriptUrl, isKnownScriptUrl(scriptUrl)),
  ];
};

/**
 * Reads entries with what this person may do.
 * @param engine null until it is there; until then there is no form to enter anything in.
 */
export const readerWith =
  (engine: Engine | null, local: boolean, objections: Objections) =>
  (entry: Entry | null): EntryReading =>
    engine ? engine(entry, { local, objections }) : BLANK;
