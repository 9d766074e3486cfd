import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import { embedStep, type EmbedFacts, type ExtensionFacts } from './checklist.ts';

/** Whether the app embed is on; null while App Bridge has not answered. */
export const useEmbed = (): EmbedFacts | null => {
  const bridge = useAppBridge();
  const [facts, setFacts] = useState<EmbedFacts | null>(null);
  useEffect(() => {
    let alive = true;
    const tell = (extensions: readonly ExtensionFacts[] | null): void => {
      if (alive) setFacts(embedStep(extensions));
    };
    const ask = (): void => {
      Promise.resolve()
        .then(() => bridge.app.extensions())
        .then(
          (extensions) => tell(extensions as readonly ExtensionFacts[]),
          () => tell(null),
        );
    };
    ask();
    // The merchant comes back from the theme editor.
    window.addEventListener('focus', ask);
    return () => {
      alive = false;
      window.removeEventListener('focus', ask);
    };
  }, [bridge]);
  return facts;
};
