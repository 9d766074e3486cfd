import { Value } from 'typebox/value';
import { settingsSchema, type Settings } from './schema.ts';

/** Fresh settings of a site that is not connected yet. */
export const defaultSettings = (): Settings => Value.Create(settingsSchema) as Settings;
