import type { GuideView } from '@talk-suite/core/screens';
import type { ReactNode } from 'react';
import { messageOf, t } from '../t.ts';
import type { StepId } from './checklist.ts';

const TONES = { done: 'success', now: 'info', later: 'neutral', unknown: 'neutral' } as const;

interface Props {
  readonly guide: GuideView<StepId>;
  /** What can be done at each step, and what is known of it: shown where it is next. */
  readonly actions: Readonly<Record<StepId, ReactNode>>;
}

/** The first run: a step after the other, of which one is open. */
export const Guide = ({ guide: { steps, progress }, actions }: Props) => (
  <s-section heading={t('screens.guide.title')}>
    <s-stack gap="base">
      <s-paragraph>{messageOf(progress)}</s-paragraph>
      {steps.map(({ id, state }) => (
        <s-box key={id} padding="base" border="base" borderRadius="base">
          <s-stack gap="small">
            <s-stack direction="inline" gap="small" alignItems="center">
              <s-badge tone={TONES[state]}>{t(`shopify.guide.state.${state}`)}</s-badge>
              <s-heading>{t(`shopify.home.${id}`)}</s-heading>
            </s-stack>
            {state === 'now' && (
              <>
                <s-paragraph>{t(`shopify.home.${id}.help`)}</s-paragraph>
                {actions[id]}
              </>
            )}
          </s-stack>
        </s-box>
      ))}
    </s-stack>
  </s-section>
);
