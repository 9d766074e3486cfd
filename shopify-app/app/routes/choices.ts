import type { ClientLoaderFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { answered } from '../content/answered.server.ts';
import {
  CHOICES_ABOUT,
  choicesFrom,
  READ_CHOICES,
  type ChoicesAbout,
  type ChoicesAnswer,
  type ChoicesData,
} from '../content/choices.ts';

const readAbout = (query: URLSearchParams): ChoicesAbout | null =>
  CHOICES_ABOUT.find((each) => each === query.get('about')) ?? null;

/** What rules can ask for: `?about=…`, answered with a `ChoicesAnswer`. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  answered(request, readAbout, async (about, query): Promise<ChoicesAnswer> => ({
    kind: 'choices',
    ...choicesFrom(await query<ChoicesData>(READ_CHOICES[about])),
  }));

/** The server's answer, or that there is none: an error would take the screen away, and with it what was edited. */
export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs): Promise<ChoicesAnswer> =>
  serverLoader<ChoicesAnswer>().catch(() => ({ kind: 'failed' }) as const);

/** A save changes nothing of it: it is asked for again when somebody wants to know. */
export const shouldRevalidate = (): boolean => false;
