import type { PageContext } from '@talk-suite/core/contract';
import type { ConversationDetails } from '../../data/types.ts';
import { fullTime, t } from '../../texts/index.ts';
import { Fact } from './fact.tsx';

type Cart = NonNullable<PageContext['cart']>;

/** Items of a cart that are shown at once. */
const FIRST = 8;

/** What something is called, as a link where it has an address. */
const Named = ({ url, text }: { readonly url?: string | undefined; readonly text: string }) =>
  url ? (
    <a className="break" href={url} target="_blank" rel="noopener noreferrer nofollow ugc">
      <bdi>{text}</bdi>
    </a>
  ) : (
    <bdi className="break">{text}</bdi>
  );

const Items = ({ items }: Pick<Cart, 'items'>) => (
  <ul className="cart">
    {items.map(({ name, quantity, price, url }, i) => (
      // A cart may have two of one name.
      <li key={i}>
        <span className="muted">{t('pieces', { count: quantity })}</span>
        <span>
          <Named url={url} text={name} />{' '}
          {price && <span className="muted">{quantity > 1 ? t('priceOfEach', { price }) : price}</span>}
        </span>
      </li>
    ))}
  </ul>
);

/** What is in a cart: of a long one the rest on demand, so that what comes after it stays near. */
const CartFact = ({ items, total }: Cart) => {
  const rest = items.slice(FIRST);
  return (
    <Fact label={t('cart')}>
      {items.length === 0 && <span className="muted">{t('cartEmpty')}</span>}
      <Items items={items.slice(0, FIRST)} />
      {rest.length > 0 && (
        <details>
          <summary>{t('moreItems', { count: rest.length })}</summary>
          <Items items={rest} />
        </details>
      )}
      {items.length > 0 && total && <strong>{t('cartTotal', { total })}</strong>}
    </Fact>
  );
};

/** Where the person wrote from, and what was in their cart: what the host signed, else what the browser says. */
export const PageFacts = ({ context }: { readonly context: ConversationDetails['context'] }) => {
  const facts = context.signed ?? context.reported;
  if (facts === null && context.consent === null) return null;
  return (
    <>
      <dl>
        {facts && (
          <Fact label={t('page')}>
            <Named url={facts.page.url} text={facts.page.title || facts.page.url} />
          </Fact>
        )}
        {facts?.referrer && (
          <Fact label={t('cameFrom')}>
            <Named url={facts.referrer} text={facts.referrer} />
          </Fact>
        )}
        {facts?.product && (
          <Fact label={t('product')}>
            <Named url={facts.product.url} text={facts.product.name} />{' '}
            <bdi className="muted">
              {[facts.product.sku, facts.product.price].filter(Boolean).join(' · ')}
            </bdi>
          </Fact>
        )}
        {facts?.cart && <CartFact {...facts.cart} />}
        {context.consent && (
          <Fact label={t('consented')}>
            <bdi>{context.consent.wording}</bdi> <span className="muted">{fullTime(context.consent.at)}</span>
          </Fact>
        )}
      </dl>
      {context.signed === null && context.reported !== null && (
        <p className="hint">{t('reportedByBrowser')}</p>
      )}
    </>
  );
};
