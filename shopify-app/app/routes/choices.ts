import { data, type ClientLoaderFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { AccessDenied, noteFailure, requireToken, withAdmin } from '../admin.server.ts';
import {
  CHOICES_ABOUT,
  choicesFrom,
  READ_CHOICES,
  type ChoicesAnswer,
  type ChoicesData,
} from '../content/choices.ts';

const STATUS = { choices: 200, declined: 403, failed: 502 } as const satisfies Record<
  ChoicesAnswer['kind'],
  number
>;

const answer = (body: ChoicesAnswer) => data(body, { status: STATUS[body.kind] });

/** What rules can ask for: `?about=…`, answered with a `ChoicesAnswer`. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  requireToken(request);
  const wanted = new URL(request.url).searchParams.get('about');
  const about = CHOICES_ABOUT.find((each) => each === wanted);
  if (!about) throw new Response(null, { status: 400 });
  try {
    return await withAdmin(request, async ({ query }) =>
      answer({ kind: 'choices', ...choicesFrom(await query<ChoicesData>(READ_CHOICES[about])) }),
    );
  } catch (error) {
    if (error instanceof AccessDenied) return answer({ kind: 'declined' });
    noteFailure(error);
    return answer({ kind: 'failed' });
  }
};

/** The server's answer, or that there is none: an error would take the screen away, and with it what was edited. */
export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs): Promise<ChoicesAnswer> =>
  serverLoader<ChoicesAnswer>().catch(() => ({ kind: 'failed' }) as const);

/** A save changes nothing of it: it is asked for again when somebody wants to know. */
export const shouldRevalidate = (): boolean => false;
