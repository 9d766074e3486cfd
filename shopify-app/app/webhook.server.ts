import type { Sessions } from '../server/sessions/open.ts';
import { shopOf } from '../server/shop.ts';

const bodyOf = (body: Uint8Array): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

/** Topics after which nothing of a store may be left here. */
const ENDING = new Set(['app/uninstalled', 'shop/redact']);

/**
 * Does what a signed webhook asks for. All we keep of a store outside of Shopify are its sessions; of customers we
 * keep nothing, so their requests and deletions are answered and that is all. Twice does the same as once, and a
 * replayed one only makes the next visit fetch a new token.
 *
 * The store is taken from the body (`myshopify_domain` of a shop, `shop_domain` of the compliance topics): headers
 * are not signed.
 */
export const handleWebhook = async (
  topic: string | null,
  body: Uint8Array,
  { storage }: Sessions,
): Promise<void> => {
  if (topic === null || !ENDING.has(topic)) return;
  const payload = bodyOf(body);
  const shop = shopOf(payload['myshopify_domain']) ?? shopOf(payload['shop_domain']);
  if (shop === null) return;
  const found = await storage.findSessionsByShop(shop);
  if (found.length > 0) await storage.deleteSessions(found.map(({ id }) => id));
};
