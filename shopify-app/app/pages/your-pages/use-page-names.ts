import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useState } from 'react';
import { OVERRIDE_KINDS, type OverrideKind, type Overrides } from '../../../app-data/overrides.ts';
import type { ContentItem } from '../../content/content.ts';
import { SCOPES } from '../../content/documents.ts';
import { useContent } from '../../content/use-content.ts';
import { isGranted } from '../permission.ts';
import { nextUnnamed, withAnswer, withNames, type PageNames } from './page-names.ts';

export interface Naming {
  readonly names: PageNames;
  /** Takes over what a list has shown. */
  readonly learn: (kind: OverrideKind, items: readonly ContentItem[]) => void;
  /** Looks anew what may be read. */
  readonly look: () => void;
}

/** What the exceptions are called, as far as the merchant lets the app read it. */
export const usePageNames = (overrides: Overrides): Naming => {
  const bridge = useAppBridge();
  const ask = useContent();
  const [names, setNames] = useState<PageNames>(new Map());
  const [readable, setReadable] = useState<ReadonlySet<OverrideKind>>(new Set());
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    let alive = true;
    const lookNow = async (): Promise<void> => {
      const granted = await Promise.all(OVERRIDE_KINDS.map((kind) => isGranted(bridge, SCOPES[kind])));
      if (alive) setReadable(new Set(OVERRIDE_KINDS.filter((_, at) => granted[at])));
    };
    void lookNow();
    return () => {
      alive = false;
    };
  }, [bridge, looks]);
  const wanted = nextUnnamed(overrides, names, readable);
  const question = wanted && `${wanted.kind} ${wanted.keys.join(' ')}`;
  useEffect(() => {
    if (!wanted) return;
    const { kind, keys } = wanted;
    const askNow = async (): Promise<void> => {
      const answer = await ask({ kind, search: '', after: null, named: { keys } });
      if (answer.kind === 'listed') setNames((now) => withAnswer(now, kind, keys, answer.items));
      // It goes by keys until the screen is opened again.
      else setReadable(new Set());
    };
    void askNow();
    // oxlint-disable-next-line react/exhaustive-deps -- Once for each question.
  }, [question, ask]);
  return {
    names,
    learn: (kind, items) => setNames((now) => withNames(now, kind, items)),
    look: () => setLooks(looks + 1),
  };
};
