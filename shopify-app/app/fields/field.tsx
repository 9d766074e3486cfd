import type { FieldDescription } from '@talk-suite/core/settings';
import type { Finding } from '../../app-data/index.ts';
import { messageOf, t } from '../t.ts';
import { withValues } from './with-values.ts';

interface Props {
  readonly field: FieldDescription;
  readonly value: unknown;
  readonly errors: readonly Finding[];
  readonly onChange: (value: unknown) => void;
}

/** One field of the settings as the core describes it. */
export const Field = ({
  field: { path, control, label, help, choices = [] },
  value,
  errors,
  onChange,
}: Props) => {
  const details = help ? t(help) : '';
  const error = errors.map(messageOf).join(' ');
  if (control === 'toggle')
    return (
      <s-switch
        name={path}
        label={t(label)}
        details={details}
        error={error}
        checked={value === true}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    );
  if (control === 'select')
    return (
      <s-select
        name={path}
        label={t(label)}
        details={details}
        error={error}
        value={String(value)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {choices.map((choice) => (
          <s-option key={choice.value} value={choice.value}>
            {t(choice.label)}
          </s-option>
        ))}
      </s-select>
    );
  return (
    <s-choice-list
      name={path}
      label={t(label)}
      details={details}
      error={error}
      {...withValues([String(value)])}
      onChange={({ currentTarget }) => onChange(currentTarget.values[0])}
    >
      {choices.map((choice) => (
        <s-choice key={choice.value} value={choice.value}>
          {t(choice.label)}
          {choice.help && <s-text slot="details">{t(choice.help)}</s-text>}
        </s-choice>
      ))}
    </s-choice-list>
  );
};
