import type { LoaderFunctionArgs } from 'react-router';
import { authenticate, config } from '../shopify.server.ts';

/**
 * The page on which App Bridge fetches a session token and goes on to `shopify-reload`: only within the app, since
 * the token goes with it.
 */
export const loader = async ({ request }: LoaderFunctionArgs): Promise<Response> => {
  const next = new URL(request.url).searchParams.get('shopify-reload');
  if (next !== null && (!URL.canParse(next) || new URL(next).origin !== config.appUrl))
    return new Response(null, { status: 400 });
  await authenticate(request);
  return new Response(null, { status: 204 });
};
