import { launchersIn, messengerAttributes } from '@talk-suite/core/embed';
import type { PublicMessenger } from '@talk-suite/core/messenger';
import { publicMessenger, publicTextExcess, type PublicHost, type Settings } from '@talk-suite/core/settings';
import { rulesToText } from '@talk-suite/core/visibility';
import type { AppData } from './types.ts';
import { IDENTITY_PATH } from './identity.ts';
import { UNKNOWN_STORE } from './store-facts.ts';

/** Kinds of terms that the theme block can print, as rules name them before the colon. */
export const TAXONOMIES = ['tag', 'collection', 'vendor', 'type'] as const;

/**
 * What the theme block copies into the loader's tag: attributes by their name without `data-`. The block itself adds
 * the page's facts. `terms` names the taxonomies that rules ask for, with a space between them. `identity` is the path
 * where to ask who is signed in, without the root of a language: there only where the merchant wants it. `launcher` and
 * `messenger` are there only while the messenger is on; `launcher-de` stands in for `launcher` in that language.
 */
export type StorefrontPart = Readonly<Record<string, string>>;

/**
 * Which method of Shopify's Customer Privacy API has to say yes for each category of the settings; null where the
 * category needs no consent. Shopify has no category for anonymous statistics: they count as statistics.
 */
const CONSENT_METHODS: Readonly<Record<Settings['loading']['consentCategory'], string | null>> = {
  functional: null,
  preferences: 'preferencesProcessingAllowed',
  statistics: 'analyticsProcessingAllowed',
  'statistics-anonymous': 'analyticsProcessingAllowed',
  marketing: 'marketingAllowed',
};

const termsAskedFor = ({ rules }: Settings['visibility']): string => {
  const asked = rules.flatMap(({ enabled, when }) => (enabled ? (when.terms ?? []) : []));
  return TAXONOMIES.filter((taxonomy) => asked.some((term) => term.startsWith(`${taxonomy}:`))).join(' ');
};

/** Whether pages get a tag: not before the store is connected, nor switched off where nothing is to be requested then. */
export const isEmbedded = ({ enabled, connection, installation, visibility }: Settings): boolean =>
  installation.source === 'other' ||
  (connection !== null && (enabled || visibility.whenHidden !== 'nothing'));

/** What visitors' browsers see of the messenger; null while it is off. */
export const storefrontMessenger = (settings: Settings, store: PublicHost): PublicMessenger | null =>
  settings.enabled ? publicMessenger(settings, store) : null;

/** What is too long for a tag is never saved (`check.ts`); written past the app, it leaves the messenger out. */
const pageMessenger = (settings: Settings, store: PublicHost) => {
  const published = storefrontMessenger(settings, store);
  return published === null || publicTextExcess(published) > 0
    ? null
    : { settings: published, hash: null, language: store.language };
};

const launchers = (published: PublicMessenger): StorefrontPart =>
  Object.fromEntries(
    Object.entries(launchersIn(published)).map(([tag, value]) => [`launcher-${tag}`, value]),
  );

/**
 * The settings as the storefront needs them, computed whenever they are saved. Null where no page gets a tag.
 * @param store what the messenger shows of the store
 */
export const storefrontPart = (
  { settings, identity }: Pick<AppData, 'settings' | 'identity'>,
  store: PublicHost = UNKNOWN_STORE,
): StorefrontPart | null => {
  const { installation, loading, visibility } = settings;
  if (!isEmbedded(settings)) return null;
  const messenger = pageMessenger(settings, store);
  const attributes = messengerAttributes(settings, { rules: rulesToText(settings) }, messenger);
  if (!attributes) return null;
  const { load, consent, ...named } = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name.replace('data-', ''), value]),
  );
  const method = consent === undefined ? undefined : CONSENT_METHODS[loading.consentCategory];
  const terms = termsAskedFor(visibility);
  return {
    ...named,
    ...(messenger && 'launcher' in named && launchers(messenger.settings)),
    ...(load !== undefined && method !== null && { load }),
    ...(method && { consent: method }),
    ...(terms && { terms }),
    // Where another installation brings the tracking code, what it reports to whom, and after which consent, is its matter.
    ...(identity && installation.source === 'own' && { identity: IDENTITY_PATH }),
  };
};
