import type { FindingInWords } from '@talk-suite/core/findings';
import { type Rule, ruleSentence, type Words } from '@talk-suite/core/visibility';
import * as React from 'react';
import { memo, type PointerEvent } from 'react';
import { t } from '../../../page/t.ts';
import { FieldErrors } from '../../fields/field-error.tsx';
import { Icon } from '../icons.tsx';
import { type Hint, PatternHints } from './pattern-hints.tsx';

/** What can be done to a rule; the same functions for every row, so that rows stay as they are. */
export interface RowActions {
  readonly onDrag: (event: PointerEvent<HTMLElement>) => void;
  /** By so many places, down or (negative) up. */
  readonly onStep: (id: string, by: number) => void;
  readonly onToggle: (id: string, enabled: boolean) => void;
  readonly onSelect: (id: string, selected: boolean) => void;
  readonly onEdit: (id: string) => void;
  readonly onMenu: (id: string, button: HTMLElement) => void;
  readonly onFix: (id: string, hint: Hint) => void;
}

interface Props {
  readonly rule: Rule;
  readonly words: Words;
  readonly actions: RowActions;
  readonly warning: string | undefined;
  readonly hints: readonly Hint[];
  readonly errors: readonly FindingInWords[];
  readonly selected: boolean;
  /** Where its menu is open. */
  readonly menuOpen: boolean;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: -1,
  ArrowDown: 1,
  PageUp: -10,
  PageDown: 10,
  Home: -Infinity,
  End: Infinity,
};

/** What errors below a rule are about: `visibility.rules.3.when.path.0` is about `visibility.rules.3`. */
const fieldOf = ([error]: readonly FindingInWords[]): string | undefined =>
  error && /^visibility\.rules\.\d+/.exec(error.field)?.[0];

/** One rule. Plain buttons: there may be a thousand of these. */
export const RuleRow = memo(({ rule, words, actions, warning, hints, errors, selected, menuOpen }: Props) => {
  const { id, name, enabled, effect } = rule;
  const sentence = ruleSentence(rule, words);
  const called = name.trim() || sentence;
  return (
    <li className={enabled ? 'talk-rule' : 'talk-rule is-off'} data-rule={id} data-field={fieldOf(errors)}>
      <div className="talk-rule__body">
        <button
          type="button"
          className="talk-rule__handle"
          aria-label={t('screens.rules.move', { rule: called })}
          aria-describedby="talk-rules-hint"
          onPointerDown={actions.onDrag}
          onKeyDown={(event) => {
            const step = STEPS[event.key];
            if (step === undefined) return;
            event.preventDefault();
            actions.onStep(id, step);
          }}
        >
          <Icon name="grip" />
        </button>
        <input
          type="checkbox"
          className="talk-rule__select"
          aria-label={t('screens.rules.select', { rule: called })}
          checked={selected}
          onChange={(event) => actions.onSelect(id, event.currentTarget.checked)}
        />
        <button type="button" className="talk-rule__words" onClick={() => actions.onEdit(id)}>
          <span className={`talk-rule__effect talk-rule__effect--${effect}`}>
            <Icon name={effect} size={18} />
          </span>
          <span className="talk-rule__text">
            {name.trim() && <strong>{name.trim()}</strong>}
            <span>{sentence}</span>
          </span>
          {!enabled && <span className="talk-rule__off">{t('screens.rules.off')}</span>}
        </button>
        <label className="talk-switch">
          <input
            type="checkbox"
            role="switch"
            checked={enabled}
            aria-label={t('screens.rules.enabled', { rule: called })}
            onChange={(event) => actions.onToggle(id, event.currentTarget.checked)}
          />
          <span />
        </label>
        <button
          type="button"
          className="talk-rule__more"
          aria-label={t('screens.rules.more', { rule: called })}
          aria-haspopup="menu"
          aria-expanded={menuOpen}
          onClick={(event) => actions.onMenu(id, event.currentTarget)}
        >
          <Icon name="more" />
        </button>
      </div>
      {warning && <p className="talk-rule__warning">{warning}</p>}
      <PatternHints hints={hints} onFix={(hint) => actions.onFix(id, hint)} />
      <FieldErrors errors={errors} />
    </li>
  );
});
