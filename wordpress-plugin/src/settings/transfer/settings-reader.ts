import { checkConnection } from '@talk-suite/core/connection';
import { SETTINGS_VERSION, upgrade, validate } from '@talk-suite/core/settings';
import { checkRules } from '@talk-suite/core/visibility';
import type { Objections } from '../connection/reading.ts';
import type { Reader } from './import.ts';

/** The core as a reader of files. In a file of its own: only those who import a file load it. */
export const settingsReader = (local: boolean, objections: Objections): Reader => ({
  currentVersion: SETTINGS_VERSION,
  upgrade,
  validate: (input) =>
    validate(input, {
      connection: (connection) => [...checkConnection(connection, { local }), ...objections(connection)],
      rules: checkRules,
    }),
});
