import { useEffect, useRef } from 'react';
import { t } from '../../t.ts';
import { rowOf, type PageNames } from './page-names.ts';
import type { Exceptions, ExceptionStep } from './use-exceptions.ts';

const inWords = ({ choice, pages }: ExceptionStep, names: PageNames): string => {
  const [first, ...more] = pages;
  if (choice === null && first && more.length === 0)
    return t('shopify.overrides.removed', { name: rowOf(first, names).title });
  return t(`shopify.overrides.changed.${choice ?? 'none'}`, { count: String(pages.length) });
};

interface Props extends Pick<Exceptions, 'last' | 'undo'> {
  readonly names: PageNames;
  /** Whether what had the focus is gone: then the way back has it. */
  readonly focused: boolean;
}

/** What was done last with exceptions, and the way back. */
export const LastStep = ({ last, undo, names, focused }: Props) => {
  const button = useRef<HTMLElementTagNameMap['s-button']>(null);
  useEffect(() => {
    if (focused) button.current?.focus();
  }, [last, focused]);
  return (
    <s-box accessibilityRole="status">
      {last && (
        <s-banner tone="info">
          {inWords(last, names)}
          <s-button ref={button} slot="secondary-actions" onClick={undo}>
            {t('screens.rules.undo.deleted')}
          </s-button>
        </s-banner>
      )}
    </s-box>
  );
};
