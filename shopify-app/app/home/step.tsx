import type { ReactNode } from 'react';
import { t } from '../t.ts';
import type { StepState } from './checklist.ts';

const TONES = { done: 'success', open: 'warning', unknown: 'neutral' } as const;

interface Props {
  readonly id: 'connected' | 'embed' | 'other' | 'shown';
  readonly state: StepState;
  /** What the badge says; otherwise the state. */
  readonly badge?: string;
  /** The one place to go to, and what the button says if not the step's own words. */
  readonly href: string;
  readonly button?: string;
  /** Another part of the admin, in place of the app. */
  readonly outside?: boolean;
  /** What else can be done. */
  readonly actions?: ReactNode;
  /** What is known. */
  readonly children?: ReactNode;
  /** What comes later: under the buttons, so that none of them moves away from the pointer. */
  readonly later?: ReactNode;
}

/** One step of the checklist: where the merchant stands, and the way on. */
export const Step = ({
  id,
  state,
  badge,
  href,
  button,
  outside = false,
  actions,
  children,
  later,
}: Props) => (
  <s-section heading={t(`shopify.home.${id}`)}>
    <s-stack gap="base">
      <s-stack direction="inline" gap="small">
        <s-badge tone={TONES[state]}>{badge ?? t(`shopify.home.state.${state}`)}</s-badge>
      </s-stack>
      <s-paragraph>{t(`shopify.home.${id}.help`)}</s-paragraph>
      {children}
      <s-stack direction="inline" gap="base">
        <s-button href={href} {...(outside && { target: '_top' as const })}>
          {button ?? t(`shopify.home.${id}.button`)}
        </s-button>
        {actions}
      </s-stack>
      {later}
    </s-stack>
  </s-section>
);
