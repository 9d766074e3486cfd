import { t } from '../t.ts';

interface Labelled {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
}

interface TextProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number | undefined;
  readonly placeholder?: string;
}

/** A line of text. */
export const TextInput = ({
  label,
  help = '',
  error = '',
  value,
  onChange,
  maxLength,
  placeholder,
}: TextProps) => (
  <s-text-field
    label={label}
    details={help}
    error={error}
    value={value}
    {...(maxLength !== undefined && { maxLength })}
    {...(placeholder !== undefined && { placeholder })}
    onInput={({ currentTarget }) => onChange(currentTarget.value)}
  />
);

/** A date, as `2027-01-01`. */
export const DateInput = ({ label, help = '', error = '', value, onChange }: TextProps) => (
  <s-date-field
    label={label}
    details={help}
    error={error}
    value={value}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  />
);

interface NumberProps extends Labelled {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly minimum: number;
  readonly maximum: number;
  readonly unit?: string | undefined;
}

/** A whole number; what is no number yet stays what it was. */
export const NumberInput = ({
  label,
  help = '',
  error = '',
  value,
  onChange,
  minimum,
  maximum,
  unit = '',
}: NumberProps) => (
  <s-number-field
    label={label}
    details={help}
    error={error}
    value={String(value)}
    min={minimum}
    max={maximum}
    step={1}
    suffix={unit}
    onInput={({ currentTarget }) => {
      const number = Number(currentTarget.value);
      if (currentTarget.value !== '' && Number.isSafeInteger(number)) onChange(number);
    }}
  />
);

interface ChoiceProps<Value extends string> extends Labelled {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly (readonly [value: Value, label: string])[];
}

/** One of several, as a list. */
export const ChoiceInput = <Value extends string>({
  label,
  help = '',
  error = '',
  value,
  onChange,
  options,
}: ChoiceProps<Value>) => (
  <s-select
    label={label}
    details={help}
    error={error}
    value={value}
    onChange={({ currentTarget }) => onChange(currentTarget.value as Value)}
  >
    {options.map(([option, name]) => (
      <s-option key={option} value={option}>
        {name}
      </s-option>
    ))}
  </s-select>
);

interface TickProps extends Labelled {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** A box to tick. */
export const TickInput = ({ label, help = '', error = '', value, onChange }: TickProps) => (
  <s-checkbox
    label={label}
    details={help}
    error={error}
    checked={value}
    onChange={({ currentTarget }) => onChange(currentTarget.checked)}
  />
);

/** A colour, as `#1f3a5f`. */
export const ColourInput = ({ label, help = '', error = '', value, onChange }: TextProps) => (
  <s-color-field
    label={label}
    details={help}
    error={error}
    value={value}
    onChange={({ currentTarget }) => onChange(currentTarget.value.trim().toLowerCase())}
  />
);

/** Several small inputs next to each other, where there is room. */
export const Columns = ({ children }: { readonly children: React.ReactNode }) => (
  <div className="talk-columns">{children}</div>
);

/** What is said to screen readers alone. */
export const Said = ({ children }: { readonly children: string }) => (
  <div className="talk-said" role="status">
    {children}
  </div>
);

/** An example of a time, as the fields take it. */
export const CLOCK_EXAMPLE = '09:00';

/** Where a store's images are uploaded, and their links copied. */
export const FilesLink = () => (
  <s-link href="shopify://admin/content/files" target="_blank">
    {t('shopify.messenger.files')}
  </s-link>
);
