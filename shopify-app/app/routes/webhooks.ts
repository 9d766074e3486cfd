import type { ActionFunctionArgs } from 'react-router';
import { config, sessions } from '../shopify.server.ts';
import { isSigned } from '../signed.server.ts';
import { handleWebhook } from '../webhook.server.ts';

/**
 * `app/uninstalled` and the three compliance topics, as `shopify.app.toml` subscribes to them. The signature is judged
 * here and on the raw bytes: the library's own check first renews an expired token, which an uninstalled store refuses,
 * and then answers 500 without having called any handler.
 */
export const action = async ({ request }: ActionFunctionArgs): Promise<Response> => {
  const body = new Uint8Array(await request.arrayBuffer());
  if (!isSigned(body, request.headers.get('X-Shopify-Hmac-Sha256'), config.apiSecret, 'base64'))
    return new Response(null, { status: 401 });
  await handleWebhook(request.headers.get('X-Shopify-Topic'), body, sessions);
  return new Response(null, { status: 200 });
};

export const loader = (): Response => new Response(null, { status: 405, headers: { Allow: 'POST' } });
