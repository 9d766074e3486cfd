import { authenticate } from './shopify.server.ts';

/** Runs a GraphQL document with the store's own rights; yields its `data`. */
export type Query = <Data>(document: string, variables?: Record<string, unknown>) => Promise<Data>;

export interface Admin {
  /** The store that the session token speaks for: the only truth about who asks. */
  readonly shop: string;
  readonly query: Query;
}

const open = async (request: Request): Promise<Admin> => {
  const { shop, graphql } = await authenticate(request);
  // The address decides who may frame the page, the token whose data is in it: they must be of one mind.
  const named = new URL(request.url).searchParams.get('shop');
  if (named !== null && named !== shop) throw new Response(null, { status: 403 });
  const query: Query = async <Data>(document: string, variables: Record<string, unknown> = {}) =>
    ((await graphql(document, variables)) as { data: Data }).data;
  return { shop, query };
};

/**
 * Authenticates, then works in the admin's name. A token that Shopify no longer takes is exchanged for a new one and
 * the work done again, once: the merchant notices nothing.
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
    if (!(error instanceof Response) || error.status !== 401) throw error;
    return work(await open(request));
  }
};
