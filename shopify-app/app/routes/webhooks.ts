import type { ActionFunctionArgs } from 'react-router';
import { config, sessions } from '../shopify.server.ts';
import { handleWebhook, isSigned } from '../webhook.server.ts';

/** `app/uninstalled` and the three compliance topics, as `shopify.app.toml` subscribes to them. */
export const action = async ({ request }: ActionFunctionArgs): Promise<Response> => {
  const body = new Uint8Array(await request.arrayBuffer());
  if (!isSigned(body, request.headers.get('X-Shopify-Hmac-Sha256'), config.apiSecret))
    return new Response(null, { status: 401 });
  await handleWebhook(request.headers.get('X-Shopify-Topic'), body, sessions);
  return new Response(null, { status: 200 });
};

export const loader = (): Response => new Response(null, { status: 405, headers: { Allow: 'POST' } });
