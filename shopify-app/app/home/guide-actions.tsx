import { ORTTO } from '@talk-suite/core/screens';
import type { ReactNode } from 'react';
import { t } from '../t.ts';
import type { StepId } from './checklist.ts';
import { EmbedFound, type EmbedFoundProps } from './embed-found.tsx';

interface GuideActionsParts extends EmbedFoundProps {
  /** The theme editor at the app embed. */
  readonly editor: string;
  readonly lookAgain: () => void;
}

/** What is done in each step of the guide. */
export const guideActions = ({
  editor,
  embed,
  seen,
  lookAgain,
}: GuideActionsParts): Readonly<Record<StepId, ReactNode>> => ({
  connected: (
    <s-stack direction="inline" gap="base" alignItems="center">
      <s-button variant="primary" href="/connection">
        {t('shopify.home.connected.button')}
      </s-button>
      <s-link href={ORTTO} target="_blank">
        {t('screens.link.sources')}
      </s-link>
    </s-stack>
  ),
  embed: (
    <>
      <s-stack direction="inline" gap="base" alignItems="center">
        <s-button variant="primary" href={editor} target="_blank">
          {t('shopify.home.embed.button')}
        </s-button>
        <s-button onClick={lookAgain}>{t('screens.status.check')}</s-button>
      </s-stack>
      <EmbedFound embed={embed} seen={seen} />
    </>
  ),
  shown: (
    <s-stack direction="inline">
      <s-button variant="primary" href="/pages">
        {t('shopify.home.shown.button')}
      </s-button>
    </s-stack>
  ),
});
