import { useContext } from 'react';
import { Links, Meta, Outlet, Scripts } from 'react-router';
import { words } from './language/words.ts';
import { NonceContext } from './nonce.ts';

/** No scroll restoration: it reads `sessionStorage`, which browsers refuse to frames in private windows. */
export default function Root() {
  const nonce = useContext(NonceContext);
  return (
    <html lang={words().language}>
      <head>
        <meta charSet="utf-8" />
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
