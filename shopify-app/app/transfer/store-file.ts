import { fileText, readContent, type SettingsFile } from '@talk-suite/core/settings';
import { AN_OBJECT, checkAppData } from '../../app-data/check.ts';
import { finding, type Finding } from '../../app-data/finding.ts';
import type { AppData, HostRights } from '../../app-data/index.ts';
import type { TextKey } from '../../texts/index.ts';

/** What a file amounts to for this store. */
export type Incoming =
  /** `filledIn`: paths of settings that the file lacked; they have their defaults. */
  | { readonly kind: 'appData'; readonly appData: AppData; readonly filledIn: readonly string[] }
  | Exclude<SettingsFile<TextKey>, { readonly kind: 'settings' }>;

/** A store's file: the settings as any host exports them, and the single choices, which only Shopify has. */
export const storeFile = ({ settings, overrides }: AppData): string =>
  fileText(settings, { shopify: { overrides } });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const partFindings = (part: unknown): Finding[] =>
  isObject(part)
    ? Object.keys(part)
        .filter((name) => name !== 'overrides')
        .map((name) => finding('unknownField', `shopify.${name}`))
    : [finding('wrongType', 'shopify', { expected: AN_OBJECT })];

/**
 * Reads a file of this or another host, and judges it as a save would: hosts and the room there is included. A file
 * without single choices leaves those that are there.
 * @param current what is being edited; what no file holds stays as it is there
 */
export const readStoreFile = (text: string, current: AppData, rights: HostRights): Incoming => {
  // Settings and single choices are judged together: every problem is named at once.
  const file = readContent(text);
  if (file.kind !== 'content') return file;
  const { settings, hosts, filledIn } = file;
  const part = 'shopify' in hosts ? hosts.shopify : {};
  const errors = partFindings(part);
  if (errors.length > 0) return { kind: 'refused', errors };
  const { overrides = current.overrides } = part as { readonly overrides?: unknown };
  const checked = checkAppData({ ...current, settings, overrides }, rights);
  return checked.ok
    ? { kind: 'appData', appData: checked.appData, filledIn }
    : { kind: 'refused', errors: checked.errors };
};
