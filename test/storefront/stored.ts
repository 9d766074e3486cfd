import { orttoConnection } from '@talk-suite/core/fixtures';
import {
  appDataText,
  newAppData,
  withOverride,
  type OverrideKind,
} from '../../shopify-app/app-data/index.ts';
import type { Settings } from '../../core/settings/index.ts';

const connection: NonNullable<Settings['connection']> = orttoConnection({
  trackingKey: Buffer.concat([Buffer.alloc(12, 0x5a), Buffer.from('northwind-traders')]).toString(
    'base64url',
  ),
  captureHost: 'https://capture-api.eu.autopilotapp.com/',
  scriptUrl: 'https://cdneu.net/app.js',
  dataRegion: 'eu',
});

/** Settings of a connected store, with changes to some sections. */
export const connectedSettings = (change: {
  readonly [Section in keyof Settings]?: Partial<Settings[Section]>;
}): Settings => {
  const { settings } = newAppData();
  const connected = { ...settings, connection };
  const sections = Object.entries(change).map(([name, value]) => {
    const before = connected[name as keyof Settings];
    return [name, typeof value === 'object' ? { ...(before as object), ...value } : value];
  });
  return { ...connected, ...(Object.fromEntries(sections) as Settings) };
};

type Rule = Settings['visibility']['rules'][number];

/** An enabled rule that hides. */
export const hideRule = (id: string, when: Rule['when']): Rule => ({
  id,
  name: `Hide on ${id}`,
  effect: 'hide',
  enabled: true,
  when,
});

/** The own switch of a product, collection, page, blog or article. */
export type Switch = readonly [kind: OverrideKind, key: string, choice: 'show' | 'hide'];

/** What the app stores of them: the value of its metafield. */
export const storedText = (settings: Settings, ...switches: readonly Switch[]): string => {
  let { overrides } = newAppData();
  for (const [kind, key, choice] of switches) overrides = withOverride(overrides, kind, key, choice);
  return appDataText({ ...newAppData(), settings, overrides });
};

/** The same for a store whose merchant wants Ortto to know who is signed in. */
export const identifyingText = (settings: Settings): string =>
  appDataText({ ...newAppData(), settings, identity: true });

/** The store of the tests, as the messenger shows it. */
export const STORE = { siteName: 'Larkmoor', language: 'en', zone: 'Europe/Berlin' };

/** The same for a store with the messenger on. */
export const messengerText = (settings: Settings, more: { readonly identity?: boolean } = {}): string =>
  appDataText(
    { ...newAppData(), settings: { ...settings, messenger: { ...settings.messenger, mode: 'on' } }, ...more },
    { store: STORE },
  );
