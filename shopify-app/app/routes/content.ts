import type { ClientLoaderFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { answered } from '../content/answered.server.ts';
import { listedFrom, queryOf, readQuestion, type ContentAnswer } from '../content/content.ts';
import { LIST_CONTENT, PAGE_SIZE, type ListAnswer } from '../content/documents.ts';

/** Lists what the store has of a kind: `?kind=…&search=…&after=…`, answered with a `ContentAnswer`. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  answered(request, readQuestion, async (question, query) => {
    const variables = { first: PAGE_SIZE, after: question.after, query: queryOf(question) };
    return listedFrom(question, await query<ListAnswer>(LIST_CONTENT[question.kind], variables));
  });

/** The server's answer, or that there is none: an error would take the screen away, and with it what was edited. */
export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs): Promise<ContentAnswer> =>
  serverLoader<ContentAnswer>().catch(() => ({ kind: 'failed' }) as const);

/** A save changes nothing of it: it is asked for again when somebody wants to know. */
export const shouldRevalidate = (): boolean => false;
