// What the page knows of where the visitor is: read while their first message is sent, and for that alone.
import type { PageContext } from '../../../contract/conversation/context.ts';
import { ADDRESS_LIMIT } from '../../../contract/conversation/limits.ts';
import { fromDocument, ownGlobal } from '../../../loader/page-access.ts';
import type { ContextPart, OpenChat } from '../chat/parts.ts';
import type { Kit } from '../kit.ts';
import { shopifyCart, wooCart, type Cart } from './cart.ts';
import { fitting } from './fitting.ts';
import { productOf, type Product } from './product.ts';
import { lineOf } from './values.ts';

declare global {
  interface Window {
    /** Shopify's own, on every page of a store. */
    readonly Shopify?: { readonly routes?: { readonly root?: unknown } };
  }
}

const select = (selector: string): readonly Element[] => [
  ...fromDocument('querySelectorAll').call(document, selector),
];

const isOfWeb = (address: string): boolean => /^https?:/.test(address);

/** Asks the shop itself. */
const answerOf = async (address: string): Promise<unknown> => {
  const { origin, href } = new URL(address, location.origin);
  if (origin !== location.origin) throw new TypeError(address);
  const response = await fetch(href, {
    headers: { Accept: 'application/json' },
    redirect: 'error',
    cache: 'no-store',
  });
  return response.ok ? response.json() : undefined;
};

/** Where WordPress says that its REST API is; some owners have that removed, and this always answers. */
const restOf = (): string =>
  select('link[rel="https://api.w.org/"]')[0]?.getAttribute('href') ?? '/?rest_route=/';

const cartHere = async (here: URL): Promise<Cart | undefined> => {
  const shopify = ownGlobal('Shopify');
  const root = shopify && shopify.routes?.root;
  if (typeof root === 'string') return shopifyCart(await answerOf(`${root}cart.js`), here);
  // WooCommerce's own scripts go by this cookie, too: without it there is nothing in the cart.
  return fromDocument('cookie').includes('woocommerce_items_in_cart=')
    ? wooCart(await answerOf(`${restOf()}wc/store/v1/cart`), here)
    : undefined;
};

const productHere = (here: URL): Product | undefined => {
  const canonical = select('link[rel="canonical"]')[0]?.getAttribute('href') ?? here;
  return productOf(
    select('script[type="application/ld+json"]').map(({ textContent }) => textContent ?? ''),
    [here, new URL(canonical, here)],
  );
};

/** What can be read; a shop that answers in another way has nothing to say. */
const attempt = async <Read>(read: () => Read): Promise<Awaited<Read> | undefined> => {
  try {
    return await read();
  } catch {
    return undefined;
  }
};

const contextHere = async (until: Promise<void>): Promise<PageContext> => {
  const here = new URL(location.href);
  const title = lineOf(fromDocument('title'));
  const referrer = fromDocument('referrer').slice(0, ADDRESS_LIMIT);
  const [product, cart] = await Promise.all([
    attempt(() => productHere(here)),
    Promise.race([attempt(() => cartHere(here)), until]),
  ]);
  return {
    page: { url: here.href.slice(0, ADDRESS_LIMIT), ...(title && { title }) },
    ...(isOfWeb(referrer) && { referrer }),
    ...(product && { product }),
    ...(cart && { cart }),
  };
};

export default (_kit: Kit, chat: OpenChat): ContextPart => ({
  read: async (until) => {
    const { settings, form } = chat.model;
    const isWanted = isOfWeb(location.href) && (!settings.visitors.consent || form.agreed);
    const reported = isWanted && (await attempt(async () => fitting(await contextHere(until))));
    return reported ? { context: { reported } } : {};
  },
});
