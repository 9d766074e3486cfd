// Twin in PHP: settings/class-filled-in.php
import { serviceOf } from '../connection/key.ts';
import { defaultSettings } from './defaults.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a file may lack, and where. */
export interface FilledIn {
  readonly settings: Json;
  /** Paths that the file lacked; a section that is missing as a whole is one path. */
  readonly filledIn: readonly string[];
}

/** The members that are missing, each with its default; what is there stays as it is, right or wrong. */
const completed = (given: Json, defaults: Json, prefix: string, filledIn: string[]): Json => {
  const settings: Record<string, unknown> = { ...given };
  for (const [name, initial] of Object.entries(defaults)) {
    const path = prefix + name;
    const value = given[name];
    if (!Object.hasOwn(given, name)) {
      settings[name] = initial;
      filledIn.push(path);
    } else if (isObject(value) && isObject(initial)) {
      settings[name] = completed(value, initial, `${path}.`, filledIn);
    }
  }
  return settings;
};

/** What a connection may do without: nothing is guessed that decides where anything is sent. */
const connectionDefaults = ({ trackingKey }: Json): Json => ({
  service: serviceOf(typeof trackingKey === 'string' ? trackingKey : ''),
  options: {},
  track: {},
  dataRegion: null,
});

/** What a rule may do without: never its effect or its conditions. */
const RULE_DEFAULTS = { name: '', enabled: true };

/**
 * The settings of a file with the defaults of what it lacks. A file that somebody shortened, or that an earlier build
 * wrote, says what it says; what it does not say is as on a new site.
 * @example fillIn({ ...settings, loading: { strategy: 'idle' } }).filledIn // ['loading.consentCategory']
 */
export const fillIn = (given: Json): FilledIn => {
  const filledIn: string[] = [];
  const settings: Record<string, unknown> = { ...completed(given, { ...defaultSettings() }, '', filledIn) };
  const { connection, visibility } = settings;
  if (isObject(connection))
    settings['connection'] = completed(connection, connectionDefaults(connection), 'connection.', filledIn);
  if (isObject(visibility) && Array.isArray(visibility['rules']))
    settings['visibility'] = {
      ...visibility,
      rules: visibility['rules'].map((rule: unknown, at) =>
        isObject(rule) ? completed(rule, RULE_DEFAULTS, `visibility.rules.${at}.`, filledIn) : rule,
      ),
    };
  return { settings, filledIn };
};
