import type { AppData } from '../../../app-data/app-data.ts';
import { APP_DATA_LIMIT, APP_DATA_VERSION } from '../../../app-data/format.ts';
import {
  READ_APP_DATA,
  STALE_CODE,
  WRITE_APP_DATA,
  writeVariables,
  type ReadAnswer,
  type WriteAnswer,
} from '../../../app-data/metafield.ts';
import { withOverride, type Effect, type OverrideKind } from '../../../app-data/overrides.ts';
import { ask, type Query } from './ask.ts';

/** A problem by the last part of its text's key, with what the text is filled with. */
export interface Problem {
  readonly code: 'notSetUp' | 'unreadable' | 'unreachable' | 'busy' | 'tooLarge';
  readonly values?: Readonly<Record<string, number>>;
}

export type Outcome =
  { readonly ok: true; readonly appData: AppData } | { readonly ok: false; readonly problem: Problem };

/** The document as it is stored, with all that this block does not know, and what the next write must name. */
interface Stored {
  readonly appData: AppData;
  readonly installationId: string;
  readonly compareDigest: string;
}

const ATTEMPTS = 4;

const failed = (code: Problem['code'], values?: Problem['values']): Outcome & { readonly ok: false } => ({
  ok: false,
  problem: { code, ...(values && { values }) },
});

const read = async (query: Query): Promise<Stored | (Outcome & { readonly ok: false })> => {
  const answer = await ask<ReadAnswer>(query, READ_APP_DATA);
  if (!answer) return failed('unreachable');
  const { id, metafield } = answer.currentAppInstallation;
  if (!metafield) return failed('notSetUp');
  let appData: AppData | null;
  try {
    appData = JSON.parse(metafield.value) as AppData | null;
  } catch {
    return failed('unreadable');
  }
  // Another version is the app's to bring up to date: this block changes the lists and nothing else.
  if (appData?.version !== APP_DATA_VERSION) return failed('unreadable');
  const { connection, installation } = appData.settings;
  if (!connection && installation.source === 'own') return failed('notSetUp');
  return { appData, installationId: id, compareDigest: metafield.compareDigest };
};

export const readChoices = async (query: Query): Promise<Outcome> => {
  const stored = await read(query);
  return 'ok' in stored ? stored : { ok: true, appData: stored.appData };
};

/**
 * Writes one choice into the lists. Where someone else saved meanwhile, it is put into what they saved: one choice
 * of one thing contradicts nothing else.
 */
export const writeChoice = async (
  query: Query,
  kind: OverrideKind,
  key: string,
  choice: Effect | null,
): Promise<Outcome> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const stored = await read(query);
    if ('ok' in stored) return stored;
    const { appData, installationId, compareDigest } = stored;
    const changed = { ...appData, overrides: withOverride(appData.overrides, kind, key, choice) };
    const value = JSON.stringify(changed);
    const bytes = new TextEncoder().encode(value).length;
    if (choice && bytes > APP_DATA_LIMIT) return failed('tooLarge', { bytes, limit: APP_DATA_LIMIT });
    const variables = writeVariables(installationId, value, compareDigest);
    const answer = await ask<WriteAnswer>(query, WRITE_APP_DATA, variables);
    if (!answer?.metafieldsSet) return failed('unreachable');
    const { userErrors } = answer.metafieldsSet;
    if (userErrors.length === 0) return { ok: true, appData: changed };
    if (!userErrors.some(({ code }) => code === STALE_CODE)) return failed('unreachable');
  }
  return failed('busy');
};
