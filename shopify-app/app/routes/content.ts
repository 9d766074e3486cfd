import { data, type ClientLoaderFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { AccessDenied, noteFailure, requireToken, withAdmin } from '../admin.server.ts';
import { listedFrom, queryOf, readQuestion, type ContentAnswer } from '../content/content.ts';
import { LIST_CONTENT, PAGE_SIZE, type ListAnswer } from '../content/documents.ts';

const STATUS = { listed: 200, declined: 403, failed: 502 } as const satisfies Record<
  ContentAnswer['kind'],
  number
>;

const answer = (body: ContentAnswer) => data(body, { status: STATUS[body.kind] });

/** Lists what the store has of a kind: `?kind=…&search=…&after=…`, answered with a `ContentAnswer`. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  requireToken(request);
  const question = readQuestion(new URL(request.url).searchParams);
  if (!question) throw new Response(null, { status: 400 });
  const { kind, after } = question;
  try {
    return await withAdmin(request, async ({ query }) => {
      const variables = { first: PAGE_SIZE, after, query: queryOf(question) };
      return answer(listedFrom(question, await query<ListAnswer>(LIST_CONTENT[kind], variables)));
    });
  } catch (error) {
    if (error instanceof AccessDenied) return answer({ kind: 'declined' });
    noteFailure(error);
    return answer({ kind: 'failed' });
  }
};

/** The server's answer, or that there is none: an error would take the screen away, and with it what was edited. */
export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs): Promise<ContentAnswer> =>
  serverLoader<ContentAnswer>().catch(() => ({ kind: 'failed' }) as const);

/** A save changes nothing of it: it is asked for again when somebody wants to know. */
export const shouldRevalidate = (): boolean => false;
