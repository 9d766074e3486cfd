import type { SettingsDocument } from './document.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The path of the network's list of hosts; every other path leads into the settings. */
export const ALLOWED_HOSTS = 'allowedHosts';

/** Edited and compared as a whole: its members make sense only together. */
const WHOLE = new Set(['connection']);

const read = (value: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>(
    (inner, step) => (isObject(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined),
    value,
  );

const write = (value: unknown, [step, ...rest]: readonly string[], next: unknown): unknown =>
  step === undefined
    ? next
    : { ...(isObject(value) ? value : {}), [step]: write(read(value, [step]), rest, next) };

/** The value at a dotted path of the document; undefined where there is none. */
export const valueAt = (document: SettingsDocument, path: string): unknown =>
  path === ALLOWED_HOSTS ? document.allowedHosts : read(document.settings, path.split('.'));

/** The document with another value at a dotted path. */
export const withValueAt = (document: SettingsDocument, path: string, value: unknown): SettingsDocument =>
  path === ALLOWED_HOSTS
    ? { ...document, allowedHosts: value as SettingsDocument['allowedHosts'] }
    : {
        ...document,
        settings: write(document.settings, path.split('.'), value) as SettingsDocument['settings'],
      };

const leaves = (value: Json, prefix: string): string[] =>
  Object.entries(value).flatMap(([key, inner]) => {
    const path = prefix + key;
    return isObject(inner) && !WHOLE.has(path) ? leaves(inner, `${path}.`) : [path];
  });

/** Every path that is edited and compared by itself, in the order of the settings. */
export const pathsOf = ({ settings, allowedHosts }: SettingsDocument): string[] => [
  ...leaves(settings, ''),
  ...(allowedHosts === null ? [] : [ALLOWED_HOSTS]),
];

const canonical = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical)
    : isObject(value)
      ? Object.fromEntries(
          Object.keys(value)
            .toSorted()
            .map((key) => [key, canonical(value[key])]),
        )
      : value;

/** Equality of JSON values; the order of an object's members does not count. */
export const same = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));
