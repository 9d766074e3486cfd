import { Field } from './field.tsx';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, label: string])[];
  readonly onChange: (value: Value) => void;
}

/** One of several, by name. */
export const Choice = <Value extends string>({
  value,
  options,
  onChange,
  ...labelled
}: ChoiceProps<Value>) => (
  <Field {...labelled}>
    {(ids) => (
      <select {...ids} value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
);
