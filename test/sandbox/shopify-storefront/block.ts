import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shopifyLiquid } from './liquid.ts';
import { liquidObjects, type StorefrontPage } from './page.ts';

/** The theme app extension, as it is deployed but for the loader, which a build puts into its assets. */
export const EXTENSION = join(import.meta.dirname, '../../../shopify-app/extensions/talk-embed');

/** An address as long as those of Shopify's own network. */
export const ASSETS =
  'https://cdn.shopify.com/extensions/0198e0d9-f3a2-7f7e-9c0a-c6b7d1a2ff5f/talk-messenger-for-ortto-12/assets/';

/** The blocks of the extension: the app embed, and a button that opens the chat. */
export type BlockName = 'talk' | 'open-chat';

export const readBlock = (name: BlockName = 'talk'): string =>
  readFileSync(join(EXTENSION, `blocks/${name}.liquid`), 'utf8');

/** A renderer of a block: what it prints on a page. */
export const blockRenderer = (
  assets = ASSETS,
  which: BlockName = 'talk',
): ((page: StorefrontPage, appData: string | null) => string) => {
  const liquid = shopifyLiquid((name) => assets + name);
  const block = liquid.parse(readBlock(which));
  return (page, appData) => liquid.renderSync(block, liquidObjects(page, appData)) as string;
};
