import type { ClientLoaderFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { answered } from '../content/answered.server.ts';
import {
  IMAGES_AT_ONCE,
  imagesFrom,
  imagesQuery,
  LIST_IMAGES,
  readImagesQuestion,
  type ImagesAnswer,
  type ImagesData,
} from '../content/images.ts';

/** Lists the store's images, the newest first: `?search=…&after=…`, answered with an `ImagesAnswer`. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  answered(request, readImagesQuestion, async (question, query) => {
    const variables = { first: IMAGES_AT_ONCE, after: question.after, query: imagesQuery(question) };
    return imagesFrom(await query<ImagesData>(LIST_IMAGES, variables));
  });

/** The server's answer, or that there is none: an error would take the screen away, and with it what was edited. */
export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs): Promise<ImagesAnswer> =>
  serverLoader<ImagesAnswer>().catch(() => ({ kind: 'failed' }) as const);

/** A save changes nothing of it: it is asked for again when somebody wants to know. */
export const shouldRevalidate = (): boolean => false;
