import type { LoaderFunctionArgs } from 'react-router';
import { mintedFor } from '../at-server/minted.server.ts';
import { customerLiquid } from '../identity/customer-liquid.ts';
import { identities } from '../identity/identities.server.ts';
import { proxiedRequest } from '../identity/proxied.server.ts';
import { config } from '../shopify.server.ts';

/** Kept nowhere: the next visitor at this address is somebody else. */
const HEADERS = { 'Cache-Control': 'no-store' };

/**
 * The storefront's question who is signed in, as Shopify passes it on (`[app_proxy]` in `shopify.app.toml`): Liquid for
 * customers of stores that want it, `null` for everybody else. Which of the reasons for a `null` holds is not told.
 */
export const loader = async ({ request }: LoaderFunctionArgs): Promise<Response> => {
  const proxied = proxiedRequest(new URL(request.url).searchParams, config.apiSecret, Date.now());
  if (!proxied) return new Response(null, { status: 401, headers: HEADERS });
  const { shop, customer } = proxied;
  const nobody = (): Response => Response.json(null, { headers: HEADERS });
  if (customer === null) return nobody();
  const { wanted, connection } = await identities.get(shop);
  if (!wanted) return nobody();
  return new Response(customerLiquid(await mintedFor(shop, customer, connection)), {
    headers: { ...HEADERS, 'Content-Type': 'application/liquid' },
  });
};

export const action = (): Response => new Response(null, { status: 405, headers: { Allow: 'GET' } });
