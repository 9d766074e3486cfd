import type { AtServer, Sighting } from '@talk-suite/core/screens';
import apiFetch from '@wordpress/api-fetch';
import { pageData } from '../../page/data.ts';

/** A reason why the plugin prints nothing, or prints it only in part; the message is in the reader's language. */
export interface Guard {
  readonly id: string;
  readonly blocks: boolean;
  readonly message: string;
}

/** Another place on the site that brings Ortto's tracking code. */
export interface Installation {
  readonly by: 'plugin' | 'html';
  readonly name: string;
  readonly detail: string;
}

/** Who answers where Talk loads when the visitor allows it; the message is null where somebody does. */
export interface ConsentBanner {
  readonly state: 'answers' | 'silent' | 'none';
  readonly message: string | null;
}

/** What the server knows about the site besides its settings. */
export interface Status {
  readonly environment: string;
  /** Whether the site runs on this machine, so that loopback hosts are accepted. */
  readonly local: boolean;
  readonly siteUrl: string;
  readonly guards: readonly Guard[];
  readonly installations: readonly Installation[];
  readonly consent: ConsentBanner;
  /** Whether this person may save hosts outside the built-in table. */
  readonly canUseCustomHosts: boolean;
  /** Hosts that everybody on this network may save. */
  readonly allowedHosts: readonly string[];
  /** The last write of the connection past this screen that was refused. */
  readonly refused: { readonly time: number; readonly message: string } | null;
  /** Whether all that the network has was saved by somebody who may; null for people who do not manage it. */
  readonly networkConfirmed: boolean | null;
  /** The messenger's settings at the Talk server; null without one. */
  readonly server: AtServer | null;
  /** What to change where another plugin took Talk's tag apart. */
  readonly tagAdvice: readonly string[];
}

/** The status; rejects with what api-fetch throws. */
export const loadStatus = (): Promise<Status> =>
  apiFetch<Status>({ path: `/${pageData().restNamespace}/status` });

/** Tells the site what was seen of Talk, for its other places that tell the status; rejects with what api-fetch throws. */
export const keepSighting = (seen: Sighting): Promise<unknown> =>
  apiFetch({ path: `/${pageData().restNamespace}/status/seen`, method: 'POST', data: { seen } });
