import type { LoaderFunctionArgs } from 'react-router';
import { CUSTOMER_LIQUID } from '../identity/customer-liquid.ts';
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
  return proxied.signedIn && (await identities.get(proxied.shop))
    ? new Response(CUSTOMER_LIQUID, { headers: { ...HEADERS, 'Content-Type': 'application/liquid' } })
    : Response.json(null, { headers: HEADERS });
};

export const action = (): Response => new Response(null, { status: 405, headers: { Allow: 'GET' } });
