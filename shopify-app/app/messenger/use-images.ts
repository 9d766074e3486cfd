import { useCallback, useReducer, type Dispatch } from 'react';
import { FILES_SCOPE } from '../../app-data/scopes.ts';
import { imagesText, type ImagesAnswer, type StoreImage } from '../content/images.ts';
import { newPaged, reducePaged, type Paged, type PagedAction, type PartQuestion } from '../content/paged.ts';
import { useAsked } from '../content/use-asked.ts';
import { useParts } from '../content/use-parts.ts';

export type Images = Paged<StoreImage, PartQuestion>;

type Action = PagedAction<StoreImage, PartQuestion> | { readonly type: 'look'; readonly search: string };

const lookFor = (search: string): Images => newPaged({ search, after: null });

const reduce = (state: Images, action: Action): Images =>
  action.type === 'look'
    ? lookFor(action.search)
    : reducePaged<StoreImage, PartQuestion, Images>(state, action);

/** The images under Content → Files, asked for whenever there is a new question. */
export const useImages = (): readonly [Images, Dispatch<Action>] => {
  const [images, dispatch] = useReducer(reduce, '', lookFor);
  const askAt = useAsked<ImagesAnswer>();
  const ask = useCallback((question: PartQuestion) => askAt(`/images?${imagesText(question)}`), [askAt]);
  const tell = useCallback(
    (question: PartQuestion, answer: ImagesAnswer) => dispatch({ type: 'answered', question, answer }),
    [],
  );
  useParts({ question: images.question, scope: FILES_SCOPE, ask, tell });
  return [images, dispatch];
};
