import type { EntryReading, TypedValues } from '@talk-suite/core/connection';
import { MANUAL_FIELDS } from '@talk-suite/core/screens';
import { findingsAt } from '@talk-suite/core/settings';
import type { Finding } from '../../app-data/index.ts';
import type { TextKey } from '../../texts/index.ts';
import { messageOf, t } from '../t.ts';

interface Props {
  readonly values: TypedValues;
  readonly reading: EntryReading<TextKey>;
  /** What the last attempt to save found. */
  readonly errors: readonly Finding[];
  readonly onChange: (values: TypedValues) => void;
}

/** The values of a connection, typed one by one, for those who have no code to paste. */
export const ManualForm = ({ values, reading, errors, onChange }: Props) => {
  const found = reading.kind === 'refused' ? reading.errors : [];
  // A field that nobody has filled in yet is not wrong yet.
  const errorOf = (name: Exclude<keyof TypedValues, 'track'>): string => {
    const refused = findingsAt(errors, `connection.${name}`);
    const shown =
      refused.length > 0 || values[name] === '' ? refused : findingsAt(found, `connection.${name}`);
    return shown.map(messageOf).join(' ');
  };
  return (
    <s-stack gap="base">
      {MANUAL_FIELDS.map(({ name, label, help }) => (
        <s-text-field
          key={name}
          name={name}
          label={t(label)}
          details={t(help)}
          error={errorOf(name)}
          autocomplete="off"
          value={values[name]}
          onInput={({ currentTarget }) => onChange({ ...values, [name]: currentTarget.value })}
        />
      ))}
      <s-text-area
        name="options"
        label={t('screens.manual.options')}
        details={t('screens.manual.options.help')}
        error={errorOf('options')}
        rows={3}
        value={values.options}
        onInput={({ currentTarget }) => onChange({ ...values, options: currentTarget.value })}
      />
    </s-stack>
  );
};
