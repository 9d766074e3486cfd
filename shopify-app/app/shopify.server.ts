import '@shopify/shopify-api/adapters/node';
import { GraphqlQueryError, shopifyApi } from '@shopify/shopify-api';
import {
  ApiVersion,
  AppDistribution,
  LogSeverity,
  shopifyApp,
} from '@shopify/shopify-app-react-router/server';
import { readConfig } from '../server/config.ts';
import { openSessions } from '../server/sessions/open.ts';

export const config = readConfig(process.env);

export const sessions = await openSessions(config.sessions, config.sessionKeys);

const shopify = shopifyApp({
  apiKey: config.apiKey,
  apiSecretKey: config.apiSecret,
  appUrl: config.appUrl,
  apiVersion: ApiVersion.July26,
  sessionStorage: sessions.storage,
  distribution: AppDistribution.SingleMerchant,
  future: { expiringOfflineAccessTokens: true },
  // Below warnings, the library logs whole tokens.
  logger: { level: LogSeverity.Warning },
});

const { session: sessionApi } = shopifyApi({
  apiKey: config.apiKey,
  apiSecretKey: config.apiSecret,
  apiVersion: ApiVersion.July26,
  hostName: new URL(config.appUrl).host,
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Warning },
});

/** Whether a session token is good. The server asks before it reads a body; `authenticate` asks again. */
export const isSessionToken = async (token: string): Promise<boolean> => {
  try {
    await sessionApi.decodeSessionToken(token);
    return true;
  } catch {
    return false;
  }
};

/**
 * A question whose connection was lost, or that Shopify had no time for (429, 503), is asked once more, as the library
 * does it. What is written is written once: it names what it replaces.
 */
const TRIES = 2;

/** A store's own rights, once a session token has proved who asks. */
export interface Authenticated {
  readonly shop: string;
  graphql(document: string, variables: Record<string, unknown>): Promise<unknown>;
  /** Drops the access token that is kept: the next request exchanges its session token for a new one. */
  forget(): Promise<void>;
}

interface GraphqlErrors {
  readonly errors?: {
    readonly graphQLErrors?: readonly { readonly extensions?: { readonly code?: string } }[];
  };
}

/** Whether Shopify refused a document because an access scope for it is not granted. */
export const isDenied = (error: unknown): boolean => {
  if (!(error instanceof GraphqlQueryError)) return false;
  const { errors } = (error.body ?? {}) as GraphqlErrors;
  return errors?.graphQLErrors?.some(({ extensions }) => extensions?.code === 'ACCESS_DENIED') ?? false;
};

/** @throws {Response} what the library answers a request that proves nothing */
export const authenticate = async (request: Request): Promise<Authenticated> => {
  const { admin, session } = await shopify.authenticate.admin(request);
  return {
    shop: session.shop,
    graphql: async (document, variables) =>
      (await admin.graphql(document, { variables, tries: TRIES })).json(),
    forget: async () => void (await sessions.storage.deleteSession(session.id)),
  };
};

/**
 * A store's own rights while nobody of it is here, by the token of the last time somebody was.
 * @throws where the app is not installed, or the token cannot be renewed
 */
export const inAbsence = async (shop: string): Promise<Authenticated['graphql']> => {
  const { admin } = await shopify.unauthenticated.admin(shop);
  return async (document, variables) => (await admin.graphql(document, { variables, tries: TRIES })).json();
};
