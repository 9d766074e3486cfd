import express, { type Express, type Request, type Response } from 'express';
import { execute, parse, validate, type DocumentNode, type GraphQLError } from 'graphql';
import { accessError } from './access.ts';
import { contentRoot } from './content.ts';
import { filesRoot } from './files.ts';
import { Fronts } from './fronts.ts';
import { adminSchema } from './schema.ts';
import { Grants, Store, type Metafield } from './stores.ts';
import { shopOfToken, type AppKeys } from './tokens.ts';

/** Shopify as the app's server meets it: tokens for session tokens, and the Admin API. */
export interface Cloud {
  readonly app: Express;
  readonly grants: Grants;
  /** The stores as their visitors meet them. */
  readonly fronts: Fronts;
  /** The store of this name; it comes into being with the first question. */
  store(shop: string): Store;
  /** What a merchant does in the admin: all tokens die at once, and so does what the app stored. */
  uninstall(shop: string): void;
  install(shop: string): void;
  /** Calls of a kind so far: `token` exchanges, `graphql` requests. */
  readonly calls: { token: number; graphql: number };
  /** Seconds that new access tokens live. */
  tokenLifetime: number;
  /** Answers the next GraphQL requests with this status instead. */
  outage: number | null;
  /** GraphQL requests are answered when this is over; null answers at once. */
  held: Promise<unknown> | null;
  /** Does what these GraphQL documents ask, and closes the connection instead of an answer. */
  loses: (query: string) => boolean;
}

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';

interface TokenRequest {
  readonly client_id: string;
  readonly client_secret: string;
  readonly grant_type: string;
  readonly subject_token?: string;
  readonly refresh_token?: string;
  readonly expiring?: string | number;
}

interface Judged {
  readonly document?: DocumentNode;
  readonly errors?: readonly GraphQLError[];
}

/** Documents that were judged already: the schema is large, and the app has two. */
const judgements = new Map<string, Judged>();

const judge = (query: string): Judged => {
  const known = judgements.get(query);
  if (known) return known;
  const document = parse(query);
  const errors = validate(adminSchema(), document);
  const judged = errors.length > 0 ? { errors } : { document };
  judgements.set(query, judged);
  return judged;
};

export const createCloud = (keys: AppKeys): Cloud => {
  const grants = new Grants();
  const fronts = new Fronts();
  const stores = new Map<string, Store>();
  const store = (shop: string): Store => {
    const known = stores.get(shop) ?? new Store(1000 + stores.size);
    stores.set(shop, known);
    return known;
  };
  const app = express();
  app.use(express.json({ limit: '20mb' }));

  const cloud: Cloud = {
    app,
    grants,
    fronts,
    store,
    calls: { token: 0, graphql: 0 },
    tokenLifetime: 3600,
    outage: null,
    held: null,
    loses: () => false,
    uninstall(shop) {
      store(shop).installed = false;
      store(shop).metafields.clear();
      store(shop).scopes.clear();
      grants.revoke(shop);
    },
    install(shop) {
      store(shop).installed = true;
    },
  };

  const shopAsked = ({ client_id, client_secret, ...body }: TokenRequest): string | null => {
    if (client_id !== keys.apiKey || client_secret !== keys.apiSecret) return null;
    if (body.grant_type === TOKEN_EXCHANGE) return shopOfToken(body.subject_token ?? '', keys);
    return body.grant_type === 'refresh_token' ? grants.shopOfRefresh(body.refresh_token ?? '') : null;
  };

  app.post(
    '/admin/oauth/access_token',
    (request: Request<object, unknown, TokenRequest>, response: Response) => {
      cloud.calls.token += 1;
      const shop = shopAsked(request.body);
      if (shop === null || shop !== request.hostname || !store(shop).installed) {
        response.status(400).json({ error: 'invalid_subject_token' });
        return;
      }
      if (String(request.body.expiring) !== '1' && request.body.grant_type === TOKEN_EXCHANGE) {
        // Public apps made since April 2026 get no other token.
        response.status(400).json({ error: 'invalid_request' });
        return;
      }
      const { scopes } = store(shop);
      const { access, refresh } = grants.issue(shop, cloud.tokenLifetime, scopes);
      response.json({
        access_token: access,
        scope: [...scopes].join(','),
        expires_in: cloud.tokenLifetime,
        refresh_token: refresh,
        refresh_token_expires_in: 7_776_000,
      });
    },
  );

  app.post('/admin/api/2026-07/graphql.json', (request: Request, response: Response, next) => {
    cloud.calls.graphql += 1;
    if (cloud.outage !== null) {
      response.status(cloud.outage).json({ errors: 'Internal Server Error <script>alert(1)</script>' });
      return;
    }
    const token = request.get('x-shopify-access-token') ?? '';
    const shop = grants.shopOf(token);
    if (shop === null || shop !== request.hostname) {
      response.status(401).json({ errors: '[API] Invalid API key or access token' });
      return;
    }
    const { query, variables } = request.body as { query: string; variables?: Record<string, unknown> };
    const judged = judge(query);
    if (!judged.document) {
      response.json({ errors: judged.errors });
      return;
    }
    const { scopes } = store(shop);
    const denied = accessError(
      query,
      [...scopes].filter((scope) => grants.scopesOf(token).has(scope)),
    );
    if (denied) {
      response.json({ data: null, errors: [denied] });
      return;
    }
    const { document } = judged;
    Promise.resolve(cloud.held)
      .then(() =>
        execute({
          schema: adminSchema(),
          document,
          variableValues: variables ?? {},
          rootValue: { ...rootFor(store(shop)), shop: () => fronts.facts(shop) },
        }),
      )
      .then((result) => (cloud.loses(query) ? response.destroy() : response.json(result)), next);
  });
  app.use((request: Request, response: Response) => fronts.answer(request, response));
  return cloud;
};

/** What the app may see and do in a store; everything else of the schema is null. */
const rootFor = (store: Store) => ({
  ...contentRoot(store.content),
  ...filesRoot(store.files),
  currentAppInstallation: () => ({
    id: store.installationId,
    metafield: ({ namespace, key }: { namespace: string; key: string }): Metafield | null =>
      store.metafields.get(`${namespace}.${key}`) ?? null,
  }),
  metafieldsSet: ({ metafields }: { metafields: Parameters<Store['set']>[0][] }) => {
    const userErrors = metafields.flatMap((input) => store.set(input) ?? []);
    return {
      metafields:
        userErrors.length > 0
          ? []
          : metafields.map(({ namespace, key }) => store.metafields.get(`${namespace}.${key}`)),
      userErrors,
    };
  },
});
