/** A page of a store, as far as its theme block looks at it. */
export interface StorefrontPage {
  /** As Liquid's `request.page_type`. */
  pageType: string;
  template?: { name: string; suffix?: string; directory?: string };
  /** BCP 47. English unless said. */
  locale?: string;
  /** Root of the language or market. */
  root?: string;
  /** The product, collection, page, blog or article that the page shows. */
  resource?: StorefrontResource;
  /** Inside the theme editor, or in its preview of sections. */
  editor?: 'design' | 'sections';
  /** Email of the customer who is signed in. */
  customer?: string;
  /** What the merchant has typed into the block's setting in the theme editor. */
  hosts?: string;
  /** The same for the block "Open chat". */
  openChat?: { readonly label: string; readonly link?: string; readonly view?: string };
}

export interface StorefrontResource {
  id?: number;
  handle?: string;
  tags?: readonly string[];
  /** Handles of collections. */
  collections?: readonly string[];
  vendor?: string;
  type?: string;
}

const RESOURCES = ['product', 'collection', 'page', 'blog', 'article'];

/**
 * Liquid's global objects on that page.
 * @param appData value of the app's metafield, as JSON; null where the app has saved nothing.
 */
export const liquidObjects = (page: StorefrontPage, appData: string | null): Record<string, unknown> => {
  const {
    pageType,
    template,
    locale = 'en',
    root = '/',
    resource,
    editor,
    customer,
    hosts = '',
    openChat,
  } = page;
  const shown = resource && {
    ...resource,
    collections: resource.collections?.map((handle) => ({ handle })),
  };
  return {
    app: {
      metafields: { talk: appData === null ? {} : { app_data: { value: JSON.parse(appData) as unknown } } },
    },
    request: {
      page_type: pageType,
      design_mode: editor === 'design',
      visual_preview_mode: editor === 'sections',
      locale: { iso_code: locale },
    },
    block: { settings: { hosts, ...openChat }, shopify_attributes: '' },
    template: template ?? { name: pageType },
    routes: { root_url: root },
    customer: customer === undefined ? null : { email: customer },
    ...(RESOURCES.includes(pageType) && { [pageType]: shown }),
  };
};
