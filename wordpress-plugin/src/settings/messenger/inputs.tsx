import * as React from 'react';
import { type ReactNode, useId } from 'react';
import { t } from '../../page/t.ts';

interface Labelled {
  readonly label: string;
  readonly help?: string | undefined;
  /** What is wrong; the field's errors say it. */
  readonly error?: string | undefined;
}

const Named = ({
  label,
  help,
  children,
}: Pick<Labelled, 'label' | 'help'> & {
  readonly children: (id: string, describedBy: string | undefined) => ReactNode;
}) => {
  const id = useId();
  return (
    <div className="talk-input">
      <label htmlFor={id}>{label}</label>
      {children(id, help ? `${id}-help` : undefined)}
      {help && (
        <span className="talk-help" id={`${id}-help`}>
          {help}
        </span>
      )}
    </div>
  );
};

interface TextProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number | undefined;
  readonly type?: 'text' | 'url' | 'time' | 'date';
}

/** A line of text. */
export const TextInput = ({ value, onChange, maxLength, type = 'text', error, ...labelled }: TextProps) => (
  <Named {...labelled}>
    {(id, describedBy) => (
      <input
        id={id}
        // Addresses of the site itself are none that a browser takes for one.
        type={type === 'url' ? 'text' : type}
        inputMode={type === 'url' ? 'url' : undefined}
        value={value}
        maxLength={maxLength}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    )}
  </Named>
);

interface NumberProps extends Labelled {
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly minimum: number;
  readonly maximum: number;
  readonly unit?: string | undefined;
}

/** A whole number; what is no number yet stays what it was. */
export const NumberInput = ({ value, onChange, minimum, maximum, unit, error, ...labelled }: NumberProps) => (
  <Named {...labelled}>
    {(id, describedBy) => (
      <span className="talk-input__number">
        <input
          id={id}
          type="number"
          min={minimum}
          max={maximum}
          step={1}
          value={value}
          aria-invalid={!!error || value < minimum || value > maximum || undefined}
          aria-describedby={describedBy}
          onChange={({ currentTarget: { valueAsNumber } }) => {
            if (Number.isSafeInteger(valueAsNumber)) onChange(valueAsNumber);
          }}
        />
        {unit && <span aria-hidden>{unit}</span>}
      </span>
    )}
  </Named>
);

interface ChoiceProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** One of several, as a list. */
export const ChoiceInput = ({ value, onChange, options, ...labelled }: ChoiceProps) => (
  <Named {...labelled}>
    {(id, describedBy) => (
      <select
        id={id}
        value={value}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Named>
);

/** A box to tick. */
export const TickInput = ({
  label,
  short = label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly short?: string | undefined;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) => (
  <label className="talk-input__tick">
    <input
      type="checkbox"
      aria-label={short === label ? undefined : label}
      checked={value}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
    <span>{short}</span>
  </label>
);

const HEX = /^#[0-9a-f]{6}$/;

/** A colour: the browser's own picker, and its code. */
export const ColourInput = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) => (
  <span className="talk-colour">
    <input
      type="color"
      aria-label={label}
      value={HEX.test(value) ? value : '#000000'}
      onChange={({ currentTarget }) => onChange(currentTarget.value.toLowerCase())}
    />
    <input
      type="text"
      className="talk-colour__code"
      aria-label={t('screens.messenger.colour.code', { name: label })}
      value={value}
      maxLength={7}
      spellCheck={false}
      aria-invalid={!HEX.test(value) || undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value.trim().toLowerCase())}
    />
  </span>
);
