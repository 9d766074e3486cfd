import { embedAttributes } from '@talk-suite/core/embed';
import type { Settings } from '@talk-suite/core/settings';
import { rulesToText } from '@talk-suite/core/visibility';
import type { AppData } from './app-data.ts';
import { IDENTITY_PATH } from './identity.ts';

/** Kinds of terms that the theme block can print, as rules name them before the colon. */
export const TAXONOMIES = ['tag', 'collection', 'vendor', 'type'] as const;

/**
 * What the theme block copies into the loader's tag: attributes by their name without `data-`. The block itself adds
 * the page's facts. `terms` names the taxonomies that rules ask for, with a space between them. `identity` is the path
 * where to ask who is signed in, without the root of a language: there only where the merchant wants it.
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

/**
 * The settings as the storefront needs them, computed whenever they are saved. Null where no page gets a tag: not
 * connected, or switched off and nothing is to be requested then.
 */
export const storefrontPart = ({
  settings,
  identity,
}: Pick<AppData, 'settings' | 'identity'>): StorefrontPart | null => {
  const { enabled, installation, loading, visibility } = settings;
  if (!enabled && installation.source === 'own' && visibility.whenHidden === 'nothing') return null;
  const attributes = embedAttributes(settings, { rules: rulesToText(settings) });
  if (!attributes) return null;
  const { load, consent, ...named } = Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name.replace('data-', ''), value]),
  );
  const method = consent === undefined ? undefined : CONSENT_METHODS[loading.consentCategory];
  const terms = termsAskedFor(visibility);
  return {
    ...named,
    ...(load !== undefined && method !== null && { load }),
    ...(method && { consent: method }),
    ...(terms && { terms }),
    // Where another installation brings the tracking code, whom it tells what and after which consent is its matter.
    ...(identity && installation.source === 'own' && { identity: IDENTITY_PATH }),
  };
};
