import { boundary } from '@shopify/shopify-app-react-router/server';
import {
  isRouteErrorResponse,
  Outlet,
  useRouteError,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type ShouldRevalidateFunction,
} from 'react-router';
import { withAdmin } from '../admin.server.ts';
import { markFor } from '../mark.server.ts';
import { config } from '../shopify.server.ts';
import { loadFacts, loadStore } from '../store.server.ts';
import { isSaveUnderWay } from '../editing/use-save.ts';
import { t } from '../t.ts';
import { useAdminLinks } from '../use-admin-links.ts';

/** Everything the screens show; they have no loaders of their own. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  withAdmin(request, async ({ shop, query }) => {
    const [loaded, store] = await Promise.all([
      loadStore(query, markFor(shop, config.apiSecret)),
      loadFacts(query),
    ]);
    return { apiKey: config.apiKey, shop, allowedHosts: config.allowedHosts, loaded, store };
  });

/** A look at the storefront changes nothing that the screens show. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction, defaultShouldRevalidate }) =>
  formAction === '/storefront' && !isSaveUnderWay() ? false : defaultShouldRevalidate;

export type AdminData = Awaited<ReturnType<typeof loader>>;

/** App Bridge reads `rel`, of which Polaris' type of the element does not know. */
const HOME = { href: '/', rel: 'home' };

export default function Admin() {
  useAdminLinks();
  return (
    <>
      <s-app-nav>
        <s-link {...HOME}>{t('shopify.nav.home')}</s-link>
        <s-link href="/connection">{t('settings.section.connection')}</s-link>
        <s-link href="/pages">{t('settings.section.pages')}</s-link>
        <s-link href="/messenger">{t('shopify.messenger.title')}</s-link>
        <s-link href="/security">{t('settings.section.security')}</s-link>
        <s-link href="/transfer">{t('shopify.transfer.title')}</s-link>
        <s-link href="/help">{t('shopify.help.title')}</s-link>
      </s-app-nav>
      <Outlet />
    </>
  );
}

/**
 * The library answers documents without a session token by throwing a page that fetches one. Only that page is shown
 * as it is: other answers may carry words of others.
 */
export const ErrorBoundary = () => {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 200) return boundary.error(error);
  return (
    <s-page heading={t('shopify.title')}>
      <s-banner tone="critical" heading={t('screens.load.failed')}>
        {t('shopify.load.again')}
      </s-banner>
    </s-page>
  );
};

export const headers: HeadersFunction = (args) => boundary.headers(args);
