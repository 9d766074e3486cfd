import apiFetch from '@wordpress/api-fetch';
import type { SavedBy } from '@talk-suite/core/screens';
import type { Settings } from '@talk-suite/core/settings';
import type { Envelope, SaveAnswer, SettingsDocument } from '../state/document.ts';
import { failureOf, fieldErrorsOf, thrownBy } from './failures.ts';

/** Reads and saves what one screen edits. Reading rejects with what api-fetch throws. */
export interface Client {
  load(): Promise<Envelope>;
  save(envelope: Envelope): Promise<SaveAnswer>;
}

/** What every answer of the settings holds. */
interface Answered {
  readonly revision: number;
  /** Who saved this revision, and when; only where a save was stale. */
  readonly by?: SavedBy;
}

interface Route<Body extends Answered> {
  readonly path: string;
  /** What the paths of this route's errors begin with. */
  readonly errorPrefix: string;
  toDocument(body: Body): SettingsDocument;
  toBody(document: SettingsDocument): Omit<Body, keyof Answered>;
}

const clientOf = <Body extends Answered>(route: Route<Body>): Client => {
  const envelopeOf = (body: Body): Envelope => ({
    revision: body.revision,
    document: route.toDocument(body),
    ...(body.by && { by: body.by }),
  });
  return {
    load: async () => envelopeOf(await apiFetch<Body>({ path: route.path })),
    save: async ({ revision, document }) => {
      try {
        const data = { revision, ...route.toBody(document) };
        return {
          kind: 'saved',
          saved: envelopeOf(await apiFetch<Body>({ path: route.path, method: 'PUT', data })),
        };
      } catch (error) {
        const thrown = thrownBy(error);
        if (thrown.status === 409)
          return { kind: 'stale', theirs: envelopeOf(thrown.data as unknown as Body) };
        const errors = fieldErrorsOf(thrown, route.errorPrefix);
        if (errors.length > 0) return { kind: 'invalid', errors };
        return { kind: 'failed', failure: failureOf(thrown) };
      }
    },
  };
};

interface SiteBody extends Answered {
  readonly settings: Settings;
}

interface NetworkBody extends Answered {
  readonly defaults: Settings;
  readonly allowedHosts: readonly string[];
  readonly allowedKeys: readonly string[];
  readonly locked: boolean;
}

export const siteClient = (restNamespace: string): Client =>
  clientOf<SiteBody>({
    path: `/${restNamespace}/settings`,
    errorPrefix: '',
    toDocument: ({ settings }) => ({ settings }),
    toBody: ({ settings }) => ({ settings }),
  });

export const networkClient = (restNamespace: string): Client =>
  clientOf<NetworkBody>({
    path: `/${restNamespace}/network/settings`,
    errorPrefix: 'defaults.',
    toDocument: ({ defaults, allowedHosts, allowedKeys, locked }) => ({
      settings: defaults,
      allowedHosts,
      allowedKeys,
      locked,
    }),
    toBody: ({ settings, allowedHosts, allowedKeys, locked }) => ({
      defaults: settings,
      allowedHosts: allowedHosts ?? [],
      allowedKeys: allowedKeys ?? [],
      locked: locked ?? false,
    }),
  });
