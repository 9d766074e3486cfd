import { useAppBridge } from '@shopify/app-bridge-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useReturn } from '../use-return.ts';
import { embedStep, type EmbedFacts, type ExtensionFacts } from './checklist.ts';

/** Whether the app embed is on; null while App Bridge has not answered. */
export const useEmbed = (): EmbedFacts | null => {
  const bridge = useAppBridge();
  const [facts, setFacts] = useState<EmbedFacts | null>(null);
  const alive = useRef(true);
  const ask = useCallback((): void => {
    const tell = (extensions: readonly ExtensionFacts[] | null): void => {
      if (alive.current) setFacts(embedStep(extensions));
    };
    Promise.resolve()
      .then(() => bridge.app.extensions())
      .then(
        (extensions) => tell(extensions as readonly ExtensionFacts[]),
        () => tell(null),
      );
  }, [bridge]);
  useEffect(() => {
    alive.current = true;
    ask();
    return () => {
      alive.current = false;
    };
  }, [ask]);
  useReturn(ask);
  return facts;
};
