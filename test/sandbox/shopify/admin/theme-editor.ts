import type { ShopifyGlobal } from '@shopify/app-bridge-types';
import { EMBED, EXTENSION } from '../../../../shopify-app/app/home/checklist.ts';
import type { Store } from '../stores.ts';
import { ADMIN_LOOKS } from './admin-page.ts';

type Extensions = Awaited<ReturnType<ShopifyGlobal['app']['extensions']>>;

/** Number of the theme that the store shows. */
export const CURRENT_THEME = '1401';

/** What App Bridge says of the app's extensions in a store. */
export const extensionsIn = ({ embedThemes }: Store): Extensions => [
  {
    type: 'theme_app_extension',
    handle: EXTENSION,
    activations: [
      {
        handle: EMBED,
        name: 'Talk',
        target: 'head',
        status: embedThemes.size > 0 ? 'active' : 'available',
        activations: [...embedThemes].map((theme) => ({
          target: 'head',
          themeId: `gid://shopify/OnlineStoreTheme/${theme}`,
        })),
      },
    ],
  },
];

/**
 * The theme editor, of which only the switch of the app's embed is here.
 * @param on what the switch shows: where the address names the embed, Shopify's editor opens with it switched on
 * @param query of this page's address, which leads back to the app
 */
export const themeEditorPage = (on: boolean, query: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Theme editor</title>
<style>${ADMIN_LOOKS}</style>
<main>
<h1>App embeds</h1>
<form method="post" action="/theme-editor?${query.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">
<label><input type="checkbox" name="on"${on ? ' checked' : ''}> Talk</label>
<p><button>Save</button></p>
</form>
</main>
</html>`;
