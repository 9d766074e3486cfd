import { type Rule, ruleSentence } from '@talk-suite/core/visibility';
import { t } from '../t.ts';
import type { PatternWarning } from './pattern-warnings.ts';
import { ruleName, words } from './words.ts';

export type RuleCommand = 'edit' | 'up' | 'down' | 'delete';

interface Props {
  readonly rule: Rule;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** What is wrong with it. */
  readonly errors: readonly string[];
  /** What is worth knowing. */
  readonly warnings: readonly string[];
  /** Addresses of it that no page has. */
  readonly patterns: readonly PatternWarning[];
  readonly onFix: (pattern: string, suggestion: string) => void;
  readonly onToggle: (enabled: boolean) => void;
  readonly onCommand: (command: RuleCommand) => void;
}

/** So many are shown at once; the next follow when these are fixed. */
const SHOWN = 3;

/** One rule of the list. */
export const RuleRow = ({
  rule,
  isFirst,
  isLast,
  errors,
  warnings,
  patterns,
  onFix,
  onToggle,
  onCommand,
}: Props) => {
  const name = ruleName(rule);
  const sentence = ruleSentence(rule, words);
  const button = (command: RuleCommand, disabled = false) => (
    <s-button
      disabled={disabled}
      accessibilityLabel={`${t(`screens.rules.command.${command}`)}: ${name}`}
      onClick={() => onCommand(command)}
    >
      {t(`screens.rules.command.${command}`)}
    </s-button>
  );
  return (
    <s-box padding="base" border="base" borderRadius="base">
      <s-stack gap="small">
        <s-text type="strong">{name}</s-text>
        {name !== sentence && <s-text>{sentence}</s-text>}
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
        <s-switch
          label={t('screens.rules.enabled', { rule: name })}
          checked={rule.enabled}
          onChange={({ currentTarget }) => onToggle(currentTarget.checked)}
        />
        <s-stack direction="inline" gap="small">
          {button('edit')}
          {button('up', isFirst)}
          {button('down', isLast)}
          {button('delete')}
        </s-stack>
      </s-stack>
    </s-box>
  );
};
