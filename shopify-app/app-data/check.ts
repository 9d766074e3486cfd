import {
  longestPart,
  PUBLIC_TEXT_LIMIT,
  publicTextExcess,
  validate,
  type PublicHost,
} from '@talk-suite/core/settings';
import { APP_DATA_LIMIT, APP_DATA_VERSION, appDataSize, type AppData } from './app-data.ts';
import { finding, type Finding } from './finding.ts';
import { allowsLoopback, hostFindings, type HostRights } from './hosts.ts';
import { countOverrides, EFFECTS, isKey, OVERRIDE_KINDS, type OverrideKind } from './overrides.ts';
import { UNKNOWN_STORE } from './store-facts.ts';
import { storefrontMessenger } from './storefront.ts';

export type Checked =
  | { readonly ok: true; readonly appData: AppData }
  | { readonly ok: false; readonly errors: readonly Finding[] };

const A_LIST = { text: 'settings.type.array', values: {} } as const;
const A_TEXT = { text: 'settings.type.string', values: {} } as const;
const TRUE_OR_FALSE = { text: 'settings.type.boolean', values: {} } as const;
export const AN_OBJECT = { text: 'settings.type.object', values: {} } as const;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listFindings = (kind: OverrideKind, field: string, list: unknown): Finding[] => {
  if (!Array.isArray(list)) return [finding('wrongType', field, { expected: A_LIST })];
  const seen = new Set<unknown>();
  return list.flatMap((key: unknown, at) => {
    const place = `${field}.${at}`;
    if (typeof key !== 'string') return [finding('wrongType', place, { expected: A_TEXT })];
    if (!isKey(kind, key)) return [finding(`badKey.${kind}`, place, { value: key.slice(0, 80) })];
    if (seen.has(key)) return [finding('duplicateKey', place, { value: key })];
    seen.add(key);
    return [];
  });
};

const unknownFields = (value: Json, known: readonly string[], field: string): Finding[] =>
  Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => finding('unknownField', [...(field === '' ? [] : [field]), key].join('.')));

const kindFindings = (kind: OverrideKind, value: unknown): Finding[] => {
  const field = `overrides.${kind}`;
  if (!isObject(value)) return [finding('wrongType', field, { expected: AN_OBJECT })];
  const errors = [
    ...unknownFields(value, EFFECTS, field),
    ...EFFECTS.flatMap((effect) => listFindings(kind, `${field}.${effect}`, value[effect])),
  ];
  if (errors.length > 0) return errors;
  const hidden = new Set(value['hide'] as string[]);
  return (value['show'] as string[])
    .filter((key) => hidden.has(key))
    .map((key) => finding('contradiction', field, { value: key }));
};

const overrideFindings = (overrides: unknown): Finding[] =>
  isObject(overrides)
    ? [
        ...unknownFields(overrides, OVERRIDE_KINDS, 'overrides'),
        ...OVERRIDE_KINDS.flatMap((kind) => kindFindings(kind, overrides[kind])),
      ]
    : [finding('wrongType', 'overrides', { expected: AN_OBJECT })];

/** A theme block has one attribute for the messenger: what does not fit is said, with what to shorten. */
const messengerFindings = ({ settings }: AppData, store: PublicHost): Finding[] => {
  const published = storefrontMessenger(settings, store);
  const excess = published === null ? 0 : publicTextExcess(published);
  if (published === null || excess === 0) return [];
  const { field, bytes } = longestPart(published);
  return [
    finding('messengerTooLong', field, {
      excess: String(excess),
      limit: String(PUBLIC_TEXT_LIMIT),
      part: { text: `settings.${field}.label`, values: {} },
      bytes: String(bytes),
    }),
  ];
};

const sizeFindings = (appData: AppData, store: PublicHost): Finding[] => {
  const messenger = messengerFindings(appData, store);
  if (messenger.length > 0) return messenger;
  const bytes = appDataSize(appData, store);
  if (bytes <= APP_DATA_LIMIT) return [];
  return [
    finding('tooLarge', '', {
      bytes: String(bytes),
      limit: String(APP_DATA_LIMIT),
      rules: String(appData.settings.visibility.rules.length),
      overrides: String(countOverrides(appData.overrides)),
    }),
  ];
};

/**
 * Judges app data as a whole, on the way in: nothing is repaired, invalid input is refused with every field (a
 * dotted path; those of the settings as in the settings) and its reason.
 * @param store what the messenger shows of the store
 */
export const checkAppData = (
  input: unknown,
  rights: HostRights,
  store: PublicHost = UNKNOWN_STORE,
): Checked => {
  if (!isObject(input)) return { ok: false, errors: [finding('wrongType', '', { expected: AN_OBJECT })] };
  const { version, settings, overrides, identity, setAside } = input;
  if (typeof version === 'number' && version > APP_DATA_VERSION) {
    const values = { version: String(version), known: String(APP_DATA_VERSION) };
    return { ok: false, errors: [finding('newerVersion', 'version', values)] };
  }
  const judged = validate(settings, {
    local: allowsLoopback(rights),
    moreFindings: (connection) => hostFindings(connection, rights),
  });
  const errors = [
    ...unknownFields(input, ['version', 'settings', 'overrides', 'identity', 'setAside'], ''),
    ...(version === APP_DATA_VERSION ? [] : [finding('wrongType', 'version', { expected: '1' })]),
    ...(typeof identity === 'boolean' ? [] : [finding('wrongType', 'identity', { expected: TRUE_OR_FALSE })]),
    ...(setAside === undefined || isObject(setAside)
      ? []
      : [finding('wrongType', 'setAside', { expected: AN_OBJECT })]),
    ...(judged.ok ? [] : judged.errors),
    ...overrideFindings(overrides),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const appData = input as unknown as AppData;
  const tooLarge = sizeFindings(appData, store);
  return tooLarge.length > 0 ? { ok: false, errors: tooLarge } : { ok: true, appData };
};
