import { knownHosts } from './connection/hosts.ts';
import { cspTables, regionLabels, talkSources } from './csp/index.ts';
import { defaultSettings, settingsDescription, settingsSchema } from './settings/index.ts';
import { MODAL } from './messenger/launcher-attribute.ts';
import { LAUNCHER_DRAWINGS } from './messenger/launcher-drawings.ts';
import { allWords } from './messenger/words/index.ts';
import { schemaProblems } from './settings/keywords.ts';
import { texts } from './texts/index.ts';

/** The schema as hosts read it: without anything that a validator would pass over. */
const portableSchema = (): unknown => {
  const schema: unknown = JSON.parse(JSON.stringify(settingsSchema));
  const problems = schemaProblems(schema);
  if (problems.length > 0) throw new Error(`The settings' schema cannot be used:\n${problems.join('\n')}`);
  return schema;
};

/** Tables as data, by file name: what hosts load instead of writing them again. Emitted to `dist/data`. */
export const dataFiles: Readonly<Record<string, unknown>> = {
  'settings.schema.json': portableSchema(),
  'settings.defaults.json': defaultSettings(),
  'settings.description.json': settingsDescription,
  // What a host that prints the tag itself needs of the launcher; `words`: its name, and what is said where nothing loads.
  'messenger.launcher.json': {
    icons: LAUNCHER_DRAWINGS,
    modal: MODAL,
    words: Object.fromEntries(
      Object.entries(allWords).map(([language, { open, cannotConnect }]) => [
        language,
        [open, cannotConnect],
      ]),
    ),
  },
  'texts.json': texts,
  'hosts.json': knownHosts,
  'csp.sources.json': { sources: talkSources, regionLabels },
  'csp.tables.json': cspTables,
};
