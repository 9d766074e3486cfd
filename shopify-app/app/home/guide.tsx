import type { ReactNode } from 'react';
import { t } from '../t.ts';
import { STEPS, type GuideState, type StepId } from './checklist.ts';

const TONES = { done: 'success', now: 'info', later: 'neutral', unknown: 'neutral' } as const;

interface Props {
  readonly states: Readonly<Record<StepId, GuideState>>;
  /** What can be done at each step, and what is known of it: shown where it is next. */
  readonly actions: Readonly<Record<StepId, ReactNode>>;
}

/** The first run: a step after the other, of which one is open. */
export const Guide = ({ states, actions }: Props) => (
  <s-section heading={t('shopify.guide.title')}>
    <s-stack gap="base">
      <s-paragraph>
        {t('shopify.guide.progress', {
          count: String(STEPS.filter((id) => states[id] === 'done').length),
          total: String(STEPS.length),
        })}
      </s-paragraph>
      {STEPS.map((id) => (
        <s-box key={id} padding="base" border="base" borderRadius="base">
          <s-stack gap="small">
            <s-stack direction="inline" gap="small" alignItems="center">
              <s-badge tone={TONES[states[id]]}>{t(`shopify.guide.state.${states[id]}`)}</s-badge>
              <s-heading>{t(`shopify.home.${id}`)}</s-heading>
            </s-stack>
            {states[id] === 'now' && (
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
