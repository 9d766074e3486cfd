import type { Request, Response } from 'express';

type Answer = (request: Request, response: Response) => void;

/** A store as its visitors meet it. */
export interface Front {
  /** Its domains besides the permanent one; the first, if there is one, is where visitors are led. */
  domains: string[];
  /** Answers visitors on each of its domains. */
  answer: Answer;
}

/** What Shopify writes into the head of each page that a theme renders, and the policy that it sends with it. */
const THEME_HEAD =
  '<script>var Shopify = Shopify || {};\nShopify.theme = {"name":"Larkmoor","role":"main"};</script>';
const THEME_POLICY = "block-all-mixed-content; frame-ancestors 'none'; upgrade-insecure-requests;";

/** Answers with one page, whatever is asked for. */
export const onePage =
  (html: string, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
  };

/** A page of a theme with something in its head. */
export const themePage = (head = ''): Answer =>
  onePage(
    `<!doctype html>\n<html>\n<head>\n${THEME_HEAD}\n${head}\n</head>\n<body><h1>Larkmoor</h1></body>\n</html>`,
    {
      'content-security-policy': THEME_POLICY,
      'powered-by': 'Shopify',
    },
  );

/** A store that asks for a password. */
export const lockedFront: Answer = (request, response) => {
  if (request.url === '/password') themePage()(request, response);
  else response.writeHead(302, { location: `https://${request.headers.host}/password` }).end();
};

/** The fronts of all stores, by the stores' permanent domains. */
export class Fronts {
  readonly #known = new Map<string, Front>();

  /** It comes into being with the first question. */
  of(shop: string): Front {
    const front = this.#known.get(shop) ?? { domains: [], answer: themePage() };
    this.#known.set(shop, front);
    return front;
  }

  /** What Shopify says of a store to everyone. Without markets there is no localization. */
  facts(shop: string) {
    const hosts = [...this.of(shop).domains, shop];
    return {
      name: 'Larkmoor',
      ianaTimezone: 'Europe/Berlin',
      myshopifyDomain: shop,
      primaryDomain: { host: hosts[0], localization: null },
      domains: hosts.map((host) => ({ host })),
    };
  }

  /** Answers a visitor by the name that was asked for. */
  answer(request: Request, response: Response): void {
    const host = request.headers.host ?? '';
    const own = [...this.#known].find(([shop, { domains }]) => shop === host || domains.includes(host));
    if (own) own[1].answer(request, response);
    else response.writeHead(404).end('There is no store here.');
  }
}
