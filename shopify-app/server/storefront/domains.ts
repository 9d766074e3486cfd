/** Variables: none. Asks for no access scope. */
export const READ_DOMAINS = `#graphql
  query TalkDomains {
    shop {
      myshopifyDomain
      primaryDomain {
        host
      }
      domains {
        host
      }
    }
  }
`;

/** `data` of `READ_DOMAINS`. */
export interface DomainsAnswer {
  readonly shop: {
    readonly myshopifyDomain: string;
    readonly primaryDomain: { readonly host: string };
    readonly domains: readonly { readonly host: string }[];
  };
}

/** A host in the form in which addresses have it, or null. */
const hostOf = (text: string): string | null =>
  URL.canParse(`https://${text}/`) ? new URL(`https://${text}/`).host : null;

/** The store's domains, each once; the first is the one that its visitors are led to. */
export const domainsOf = ({ shop }: DomainsAnswer): readonly string[] => {
  const named = [shop.primaryDomain, ...shop.domains].map(({ host }) => host);
  return [...new Set([...named, shop.myshopifyDomain].flatMap((text) => hostOf(text) ?? []))];
};
