import { storefrontPart } from '../../app-data/storefront.ts';
import { ownHosts, type AppData } from '../../app-data/index.ts';

/** The loader's file in a storefront of one's own: in the folder whose content is served as it is. */
export const LOADER_FILE = 'talk.js';

/** What a theme's block adds for each page; a component is given it where rules ask for it. */
const OF_PAGES = ['kind', 'terms', 'locale', 'override'] as const;

/** The messenger's own scripts lie in the theme extension: this brings Ortto's Talk. */
const OF_THE_EXTENSION = /^(launcher|messenger)(-|$)/;

/**
 * What brings Talk onto a storefront that has no theme: a component for React, with the settings as they are.
 * @returns null where no page gets a tag: not connected, or switched off
 */
export const headlessComponent = (appData: Pick<AppData, 'settings' | 'identity'>): string | null => {
  // Who is signed in is known by an address of the theme's storefront only.
  const part = storefrontPart({ ...appData, identity: false });
  if (!part) return null;
  const { connection } = appData.settings;
  const hosts = connection ? ownHosts(connection).join(' ') : '';
  const attributes = { ...part, ...(hosts !== '' && { hosts }) };
  return [
    "import { useNonce } from '@shopify/hydrogen';",
    '',
    `export const TalkMessenger = ({ ${OF_PAGES.join(', ')} }) => (`,
    '  <script',
    '    async',
    '    suppressHydrationWarning',
    '    nonce={useNonce()}',
    `    src="/${LOADER_FILE}"`,
    ...Object.entries(attributes)
      .filter(([name]) => !OF_THE_EXTENSION.test(name))
      .map(([name, value]) => `    data-${name}={${JSON.stringify(value)}}`),
    ...OF_PAGES.map((name) => `    data-${name}={${name}}`),
    '  />',
    ');',
    '',
  ].join('\n');
};
