// Twin in PHP: messenger/class-launcher-tag.php
import { launcherIn } from '../messenger/launcher-in.ts';
import { launchOf, type LaunchQuestion } from '../messenger/launch.ts';
import type { PublicMessenger } from '../messenger/public-settings.ts';
import { PUBLIC_TEXT_LIMIT, publicText, publicTextExcess } from '../settings/public-text.ts';
import type { Settings } from '../settings/schema.ts';
import type { ResidualDecision } from '../visibility/decision/residual.ts';
import { embedAttributes, type EmbedAttributes } from './attributes.ts';

/** The messenger of a site, as its pages carry it. */
export interface PageMessenger {
  readonly settings: PublicMessenger;
  /**
   * The hash in the name of the settings' file, `messenger-<hash>.js`, in the loader's own folder; null where the site
   * has no file of its own (Shopify): then the tag carries the settings themselves.
   */
  readonly hash: string | null;
  /** The page's language, BCP 47: it depends on the page's address alone, as all of the tag does. */
  readonly language: string;
}

/** What the name of a settings file may be: the browser takes nothing else. */
const HASH = /^[a-z0-9]{16,64}$/;

const settingsAttribute = ({ settings, hash }: PageMessenger): string => {
  if (hash !== null) {
    if (!HASH.test(hash))
      throw new RangeError(`"${hash}" is no hash of a settings file: it needs [a-z0-9]{16,64}`);
    return hash;
  }
  const excess = publicTextExcess(settings);
  if (excess > 0)
    throw new RangeError(
      `The messenger's settings have ${PUBLIC_TEXT_LIMIT + excess} bytes; a tag takes ${PUBLIC_TEXT_LIMIT}`,
    );
  return publicText(settings);
};

const questionOf = (
  { enabled, connection, visibility, loading, installation }: Settings,
  rest: ResidualDecision | { readonly rules: string },
  mode: LaunchQuestion['mode'],
): LaunchQuestion => ({
  enabled,
  service: connection?.service ?? null,
  mode,
  talk: 'decision' in rest ? rest.decision.talk : 'pending',
  whenHidden: visibility.whenHidden,
  source: installation.source,
  strategy: loading.strategy,
});

/**
 * What the tag carries on a site with the messenger: what `embedAttributes` gives, and where `launchOf` says so the
 * launcher's look and the settings. Without a messenger it is `embedAttributes`, byte for byte.
 * @throws {RangeError} where the hash is none, or settings without a file are too many bytes
 */
export const messengerAttributes = (
  settings: Settings,
  rest: ResidualDecision | { readonly rules: string },
  messenger: PageMessenger | null,
): EmbedAttributes | null => {
  const attributes = embedAttributes(settings, rest);
  if (attributes === null || messenger === null) return attributes;
  const { tag } = launchOf(questionOf(settings, rest, messenger.settings.mode));
  if (tag !== 'messenger') return attributes;
  return {
    ...attributes,
    'data-launcher': launcherIn(messenger.settings, messenger.language),
    'data-messenger': settingsAttribute(messenger),
  };
};

/** The build of the loader that a tag with these attributes runs. */
export const loaderOf = (
  attributes: EmbedAttributes,
):
  | 'loader'
  | 'loader-pending'
  | 'loader-full'
  | 'loader-messenger'
  | `loader-rules${'-identity' | ''}${'-messenger' | ''}` => {
  const isMessenger = 'data-launcher' in attributes;
  const saysWho = 'data-identity' in attributes;
  if ('data-rules' in attributes)
    return `loader-rules${saysWho ? '-identity' : ''}${isMessenger ? '-messenger' : ''}`;
  if (isMessenger) return 'loader-messenger';
  if (saysWho || 'data-gpc' in attributes || attributes['data-load'] === 'consent') return 'loader-full';
  return 'data-pending' in attributes ? 'loader-pending' : 'loader';
};
