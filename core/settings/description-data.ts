/** What the build writes to `data/settings.description.json`, for tests that read the sources without a build. */
export { settingsDescription as default } from './description.ts';
