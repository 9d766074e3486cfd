import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import { useFetcher } from 'react-router';
import { CONTENT_SCOPE, PRODUCT_SCOPE } from '../../../app-data/scopes.ts';
import type { Choices, ChoicesAbout, ChoicesAnswer } from '../../content/choices.ts';
import { allowed, isGranted } from '../permission.ts';

const SCOPES: Readonly<Record<ChoicesAbout, string>> = { products: PRODUCT_SCOPE, content: CONTENT_SCOPE };

export interface AskedChoices {
  /** What is known; null until the store has answered. */
  readonly choices: Choices | null;
  /** Whether the merchant has to allow it first. */
  readonly declined: boolean;
  readonly failed: boolean;
  /** Asks the merchant, and then the store. */
  readonly ask: () => void;
}

/** What rules can ask for, read as soon as it may be. */
export const useChoices = (about: ChoicesAbout): AskedChoices => {
  const bridge = useAppBridge();
  const { load, data, state } = useFetcher<ChoicesAnswer>();
  const [granted, setGranted] = useState<boolean | null>(null);
  useEffect(() => {
    let alive = true;
    const look = async (): Promise<void> => {
      const may = await isGranted(bridge, SCOPES[about]);
      if (!alive) return;
      setGranted(may);
      if (may) void load(`/choices?about=${about}`);
    };
    void look();
    return () => {
      alive = false;
    };
  }, [bridge, about, load]);
  const ask = async (): Promise<void> => {
    const may = (await allowed(bridge, SCOPES[about])) === 'allowed';
    setGranted(may);
    if (may) void load(`/choices?about=${about}`);
  };
  return {
    choices: data?.kind === 'choices' ? data : null,
    declined: granted === false || data?.kind === 'declined',
    failed: state === 'idle' && data?.kind === 'failed',
    ask: () => void ask(),
  };
};
