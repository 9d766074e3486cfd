import type { Api } from '@shopify/ui-extensions/admin.product-details.block.render';
import { showBlock } from './block.tsx';

/** Set by Shopify before it runs the extension. */
declare const shopify: Api;

export default (): void => showBlock(shopify, 'products');
