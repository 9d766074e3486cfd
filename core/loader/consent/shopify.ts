import { onNext, ownGlobal } from '../page-access.ts';
import { attributes } from '../tag.ts';

interface Storefront {
  readonly customerPrivacy?: Readonly<Record<string, () => boolean>>;
  loadFeatures?(features: readonly object[], done: () => void): void;
}

declare global {
  interface Window {
    Shopify?: Storefront;
  }
}

/**
 * Calls back once the visitor has agreed, as Shopify's Customer Privacy API says; `data-consent` names the method
 * that has to say yes. The API comes on request only, and what fetches it may run after this script: hence `load`.
 */
export const onConsent = (agreed: () => unknown): void => {
  const ask = (): unknown =>
    (ownGlobal('Shopify') || {}).customerPrivacy?.[attributes.consent!]?.()
      ? agreed()
      : onNext(ask, 'visitorConsentCollected');
  const request = (): void => {
    (ownGlobal('Shopify') || {}).loadFeatures?.([{ name: 'consent-tracking-api', version: '0.1' }], ask);
    ask();
  };
  onNext(request, 'load');
  request();
};
