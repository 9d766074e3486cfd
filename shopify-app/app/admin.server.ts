import { authenticate, isDenied } from './shopify.server.ts';

/** Runs a GraphQL document with the store's own rights; yields its `data`. */
export type Query = <Data>(document: string, variables?: Record<string, unknown>) => Promise<Data>;

export interface Admin {
  /** The store that the session token speaks for: the only truth about who asks. */
  readonly shop: string;
  readonly query: Query;
}

/** Shopify's answer to a document that asks for more than the merchant has granted. */
export class AccessDenied extends Error {}

/**
 * For what only the screens ask: the library would answer a request without a session token with a page that fetches
 * one, as to somebody who opens the app.
 * @throws {Response} 401
 */
export const requireToken = (request: Request): void => {
  if (!request.headers.has('Authorization')) throw new Response(null, { status: 401 });
};

interface Opened extends Admin {
  /** Forgets the access token: the next request gets another one. */
  readonly forget: () => Promise<void>;
}

const open = async (request: Request): Promise<Opened> => {
  const { shop, graphql, forget } = await authenticate(request);
  // The address decides who may frame the page, the token whose data is in it: they must be of one mind.
  const named = new URL(request.url).searchParams.get('shop');
  if (named !== null && named !== shop) throw new Response(null, { status: 403 });
  const query: Query = async <Data>(document: string, variables: Record<string, unknown> = {}) => {
    try {
      return ((await graphql(document, variables)) as { data: Data }).data;
    } catch (error) {
      throw isDenied(error) ? new AccessDenied('Shopify grants no access.', { cause: error }) : error;
    }
  };
  return { shop, query, forget };
};

/**
 * Authenticates, then works in the admin's name. A token that Shopify no longer takes, or that may not see what the
 * merchant has granted since, is exchanged for a new one and the work done again, once: nobody notices.
 * @throws {AccessDenied} where the new one may not either
 * @throws {Response} what the library answers instead: a page that fetches a session token, 401, 410
 */
export const withAdmin = async <Result>(
  request: Request,
  work: (admin: Admin) => Promise<Result>,
): Promise<Result> => {
  const first = await open(request);
  try {
    return await work(first);
  } catch (error) {
    if (error instanceof AccessDenied) await first.forget();
    else if (!(error instanceof Response) || error.status !== 401) throw error;
    return work(await open(request));
  }
};

/** Writes down that Shopify did not answer. @throws what is an answer for who asked */
export const noteFailure = (error: unknown): void => {
  if (error instanceof Response && error.status < 500) throw error;
  // Not the reason: it is the platform's, and a merchant can do nothing about it.
  console.error(error instanceof Error ? error.message : 'Shopify answered with an error.');
};

/**
 * Reads what one of our own screens asks for its shop, and does it.
 * @throws {Response} 400 where nothing is asked
 */
export const withAsked = async <Asked, Result>(
  request: Request,
  read: (request: Request) => Promise<Asked | null>,
  work: (asked: Asked, admin: Admin) => Promise<Result>,
): Promise<Result> => {
  // That it comes from our own screens, the server has made sure of.
  requireToken(request);
  // The body can be read once, and authenticating may be asked for twice.
  const body = request.clone();
  return withAdmin(request, async (admin) => {
    const asked = await read(body.clone());
    if (asked === null) throw new Response(null, { status: 400 });
    return work(asked, admin);
  });
};
