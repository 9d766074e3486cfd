import { type Rule, ruleSentence } from '@talk-suite/core/visibility';
import { useEffect, useRef } from 'react';
import { t } from '../t.ts';
import type { PatternWarning } from './pattern-warnings.ts';
import { ruleName, words } from './words.ts';

export type RuleCommand = 'edit' | 'duplicate' | 'first' | 'up' | 'down' | 'last' | 'delete';

/** In the menu, in its order. */
const MORE = ['duplicate', 'first', 'up', 'down', 'last'] as const;
const UPWARDS: ReadonlySet<RuleCommand> = new Set(['first', 'up']);
const DOWNWARDS: ReadonlySet<RuleCommand> = new Set(['last', 'down']);

interface Props {
  readonly rule: Rule;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Whether it is selected; null where there is nothing to select it from. */
  readonly selected: boolean | null;
  /** Counts how often the work went on here: then it has the focus. */
  readonly focused: number;
  /** What is wrong with it. */
  readonly errors: readonly string[];
  /** What is worth knowing. */
  readonly warnings: readonly string[];
  /** Addresses of it that no page has. */
  readonly patterns: readonly PatternWarning[];
  readonly onFix: (pattern: string, suggestion: string) => void;
  readonly onSelect: (selected: boolean) => void;
  readonly onToggle: (enabled: boolean) => void;
  readonly onCommand: (command: RuleCommand) => void;
}

/** What a person can do at once: select it, and switch it on and off. */
const Heading = ({
  rule,
  name,
  selected,
  onSelect,
  onToggle,
}: Pick<Props, 'rule' | 'selected' | 'onSelect' | 'onToggle'> & { readonly name: string }) => (
  <s-stack direction="inline" gap="small" alignItems="center">
    {selected !== null && (
      <s-checkbox
        label={t('screens.rules.select', { rule: name })}
        labelAccessibilityVisibility="exclusive"
        checked={selected}
        onChange={({ currentTarget }) => onSelect(currentTarget.checked)}
      />
    )}
    <s-switch
      label={t('screens.rules.enabled', { rule: name })}
      labelAccessibilityVisibility="exclusive"
      checked={rule.enabled}
      onChange={({ currentTarget }) => onToggle(currentTarget.checked)}
    />
    <s-text type="strong">{name}</s-text>
    {!rule.enabled && <s-badge>{t('screens.rules.off')}</s-badge>}
  </s-stack>
);

/** So many are shown at once; the next follow when these are fixed. */
const SHOWN = 3;

const Findings = ({
  errors,
  warnings,
  patterns,
  onFix,
}: Pick<Props, 'errors' | 'warnings' | 'patterns' | 'onFix'>) => (
  <>
    {errors.map((error) => (
      <s-text key={error} tone="critical">
        {error}
      </s-text>
    ))}
    {warnings.map((warning) => (
      <s-text key={warning} tone="caution">
        {warning}
      </s-text>
    ))}
    {patterns.slice(0, SHOWN).map(({ pattern, suggestion, text }) => (
      <s-stack key={pattern} direction="inline" gap="small">
        <s-text tone="caution">{text}</s-text>
        {suggestion !== null && (
          <s-button onClick={() => onFix(pattern, suggestion)}>
            {t('screens.rules.fix', { suggestion })}
          </s-button>
        )}
      </s-stack>
    ))}
  </>
);

const Commands = ({
  rule,
  name,
  isFirst,
  isLast,
  focused,
  onCommand,
}: Pick<Props, 'rule' | 'isFirst' | 'isLast' | 'focused' | 'onCommand'> & { readonly name: string }) => {
  const edit = useRef<HTMLElementTagNameMap['s-button']>(null);
  useEffect(() => {
    if (focused > 0) edit.current?.focus();
  }, [focused]);
  const more = `more-${rule.id}`;
  return (
    <s-stack direction="inline" gap="small">
      <s-button
        ref={edit}
        accessibilityLabel={`${t('screens.rules.command.edit')}: ${name}`}
        onClick={() => onCommand('edit')}
      >
        {t('screens.rules.command.edit')}
      </s-button>
      <s-button
        accessibilityLabel={`${t('screens.rules.command.delete')}: ${name}`}
        onClick={() => onCommand('delete')}
      >
        {t('screens.rules.command.delete')}
      </s-button>
      <s-button
        icon="menu-horizontal"
        commandFor={more}
        accessibilityLabel={t('screens.rules.more', { rule: name })}
      >
        {t('shopify.rules.more')}
      </s-button>
      <s-menu id={more} accessibilityLabel={t('screens.rules.more', { rule: name })}>
        {MORE.map((command) => (
          <s-button
            key={command}
            disabled={(isFirst && UPWARDS.has(command)) || (isLast && DOWNWARDS.has(command))}
            onClick={() => onCommand(command)}
          >
            {t(`screens.rules.command.${command}`)}
          </s-button>
        ))}
      </s-menu>
    </s-stack>
  );
};

/** One rule of the list. */
export const RuleRow = (props: Props) => {
  const { rule } = props;
  const name = ruleName(rule);
  const sentence = ruleSentence(rule, words);
  return (
    <s-box padding="base" border="base" borderRadius="base">
      <s-stack gap="small">
        <Heading {...props} name={name} />
        {name !== sentence && <s-text>{sentence}</s-text>}
        <Findings {...props} />
        <Commands {...props} name={name} />
      </s-stack>
    </s-box>
  );
};
