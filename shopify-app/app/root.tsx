import { useContext, useEffect, useState } from 'react';
import { Links, Meta, Outlet, Scripts, useRouteLoaderData } from 'react-router';
import { words } from './language/words.ts';
import { NonceContext } from './nonce.ts';
import type { AdminData } from './routes/admin.tsx';
import { ShopifyScripts } from './shopify-scripts.tsx';

/** A page that does not answer yet, once that takes long enough to be noticed. */
const WAITING = `html:not([data-ready]) { cursor: progress }
html:not([data-ready]) body { animation: 0.2s 0.4s forwards talk-waiting }
@keyframes talk-waiting { to { opacity: 0.6 } }`;

/** Whether the page answers: what the server rendered looks the same before. */
const useReady = (): boolean => {
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return isReady;
};

/**
 * Nothing can be pressed before it answers, so no click is lost. No scroll restoration: it reads `sessionStorage`, which
 * browsers refuse to frames in private windows.
 */
export default function Root() {
  const isReady = useReady();
  const nonce = useContext(NonceContext);
  const admin = useRouteLoaderData('routes/admin') as AdminData | undefined;
  return (
    <html lang={words().language} data-ready={isReady ? '' : undefined}>
      <head>
        <meta charSet="utf-8" />
        {admin && <ShopifyScripts apiKey={admin.apiKey} />}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <style>{WAITING}</style>
      </head>
      <body inert={!isReady} aria-busy={!isReady}>
        <Outlet />
        <Scripts {...(nonce === undefined ? {} : { nonce })} />
      </body>
    </html>
  );
}
