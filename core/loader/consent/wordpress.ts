import { onNext, ownGlobal } from '../page-access.ts';
import { attributes } from '../tag.ts';

/**
 * Calls back once the visitor has agreed to the category in `data-consent`, as the WP Consent API says.
 * @param event that of the API, which names each category and the answer; none when asked for the first time
 */
export const onConsent = (
  agreed: () => unknown,
  { detail }: { readonly detail?: Readonly<Record<string, unknown>> } = {},
): unknown =>
  detail?.[attributes.consent!] === 'allow' ||
  // The API says yes to everything until a banner has told it what kind of consent is asked for: in the browser, or on
  // the server (the fallback), unless it waits to hear more.
  ((ownGlobal('wp_consent_type') ||
    (!ownGlobal('waitfor_consent_hook') && ownGlobal('wp_fallback_consent_type'))) &&
    ownGlobal('wp_has_consent') &&
    wp_has_consent(attributes.consent!))
    ? agreed()
    : // The API's own script may run after this one: hence `load`.
      onNext(
        (event) => onConsent(agreed, event),
        'load',
        'wp_listen_for_consent_change',
        'wp_consent_type_defined',
      );
