import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect } from 'react';
import { isGranted } from '../pages/permission.ts';
import type { PartAnswer, PartQuestion } from './paged.ts';

/** Milliseconds that nothing is typed until it is searched for. */
const PAUSE = 250;

interface Asking<Item, Question extends PartQuestion> {
  readonly question: Question;
  /** The access scope without which there is no answer. */
  readonly scope: string;
  readonly ask: (question: Question) => Promise<PartAnswer<Item>>;
  /** Told the answer, unless another question was asked meanwhile. Does not change. */
  readonly tell: (question: Question, answer: PartAnswer<Item>) => void;
}

/** Asks for a part of a list whenever there is a new question. */
export const useParts = <Item, Question extends PartQuestion>({
  question,
  scope,
  ask,
  tell,
}: Asking<Item, Question>): void => {
  const bridge = useAppBridge();
  useEffect(() => {
    let overtaken = false;
    const askNow = async (): Promise<void> => {
      // Our server would have to ask Shopify to learn as much.
      const granted = await isGranted(bridge, scope);
      if (overtaken) return;
      const answer: PartAnswer<Item> = granted ? await ask(question) : { kind: 'declined' };
      if (!overtaken) tell(question, answer);
    };
    const timer = setTimeout(
      () => void askNow(),
      question.search === '' || question.after !== null ? 0 : PAUSE,
    );
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [question, scope, bridge, ask, tell]);
};
