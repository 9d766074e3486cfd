import { useContext, useEffect } from 'react';
import { Links, Meta, Outlet, Scripts, useRouteLoaderData } from 'react-router';
import { words } from './language/words.ts';
import { NonceContext } from './nonce.ts';
import type { AdminData } from './routes/admin.tsx';
import { ShopifyScripts } from './shopify-scripts.tsx';

/** Says in the page that it answers: what the server rendered looks the same before, and a click on that is lost. */
const useReadySign = (): void => {
  useEffect(() => {
    document.documentElement.dataset['ready'] = '';
  }, []);
};

/** No scroll restoration: it reads `sessionStorage`, which browsers refuse to frames in private windows. */
export default function Root() {
  useReadySign();
  const nonce = useContext(NonceContext);
  const admin = useRouteLoaderData('routes/admin') as AdminData | undefined;
  return (
    <html lang={words().language}>
      <head>
        <meta charSet="utf-8" />
        {admin && <ShopifyScripts apiKey={admin.apiKey} />}
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <Scripts {...(nonce === undefined ? {} : { nonce })} />
      </body>
    </html>
  );
}
