import { data } from 'react-router';
import { AccessDenied, noteFailure, requireToken, withAdmin, type Admin } from '../admin.server.ts';

/** Why a store has not answered: the merchant allows it no more, or Shopify failed. */
type Unanswered = { readonly kind: 'declined' } | { readonly kind: 'failed' };

/**
 * What the store answers to a question of our own screens, or why it does not.
 * @param read the question in the address's query; null where there is none
 * @throws {Response} 401 without a session token, 400 without a question
 */
export const answered = async <Question, Answer>(
  request: Request,
  read: (query: URLSearchParams) => Question | null,
  work: (question: Question, query: Admin['query']) => Promise<Answer>,
) => {
  requireToken(request);
  const question = read(new URL(request.url).searchParams);
  if (question === null) throw new Response(null, { status: 400 });
  try {
    return data<Answer | Unanswered>(await withAdmin(request, ({ query }) => work(question, query)));
  } catch (error) {
    if (error instanceof AccessDenied) return data<Answer | Unanswered>({ kind: 'declined' }, 403);
    noteFailure(error);
    return data<Answer | Unanswered>({ kind: 'failed' }, 502);
  }
};
