import type { LoaderFunctionArgs } from 'react-router';
import { AccessDenied, requireToken, withAdmin } from '../admin.server.ts';
import { listedFrom, readQuestion, searchSyntax, type ContentAnswer } from '../content/content.ts';
import { LIST_CONTENT, PAGE_SIZE, type ListAnswer } from '../content/documents.ts';

const STATUS = { listed: 200, declined: 403, failed: 502 } as const satisfies Record<
  ContentAnswer['kind'],
  number
>;

const answer = (body: ContentAnswer): Response => Response.json(body, { status: STATUS[body.kind] });

/** Lists pages, articles or blogs of the store: `?kind=…&search=…&after=…`, answered with a `ContentAnswer`. */
export const loader = async ({ request }: LoaderFunctionArgs): Promise<Response> => {
  requireToken(request);
  const question = readQuestion(new URL(request.url).searchParams);
  if (!question) throw new Response(null, { status: 400 });
  const { kind, search, after } = question;
  try {
    return await withAdmin(request, async ({ query }) => {
      const variables = { first: PAGE_SIZE, after, query: searchSyntax(search) };
      return answer(listedFrom(kind, await query<ListAnswer>(LIST_CONTENT[kind], variables)));
    });
  } catch (error) {
    if (error instanceof AccessDenied) return answer({ kind: 'declined' });
    if (error instanceof Response && error.status < 500) throw error;
    // Not the reason: it is the platform's, and a merchant can do nothing about it.
    console.error(error instanceof Error ? error.message : 'Shopify answered with an error.');
    return answer({ kind: 'failed' });
  }
};
