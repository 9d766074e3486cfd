import { MEDIA_LENGTHS, mediaAt } from '@talk-suite/core/screens/messenger';
import type { Media } from '@talk-suite/core/settings';
import { Field, TextField } from '../../parts/field.tsx';
import { w } from './words.ts';

interface Labelled {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

/** A whole number; what is none yet stays what it was. */
export const NumberInput = ({
  value,
  minimum,
  maximum,
  unit = '',
  onChange,
  label,
  ...labelled
}: Labelled & {
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly unit?: string | undefined;
  readonly onChange: (value: number) => void;
}) => (
  <Field {...labelled} label={unit ? `${label} (${unit})` : label}>
    {(ids) => (
      <input
        {...ids}
        type="number"
        min={minimum}
        max={maximum}
        value={value}
        onChange={({ target: { valueAsNumber } }) => {
          if (Number.isSafeInteger(valueAsNumber)) onChange(valueAsNumber);
        }}
      />
    )}
  </Field>
);

export const Tick = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) => (
  <label className="check">
    <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} /> {label}
  </label>
);

const HEX = /^#[\da-f]{6}$/;

/** A colour: the browser's own picker, and its code. */
export const Colour = ({
  value,
  onChange,
  ...labelled
}: Labelled & { readonly value: string; readonly onChange: (value: string) => void }) => (
  <div className="colour">
    <TextField
      {...labelled}
      dir="ltr"
      maxLength={7}
      spellCheck={false}
      value={value}
      onChange={(code) => onChange(code.trim().toLowerCase())}
    />
    <input
      type="color"
      aria-label={labelled.label}
      value={HEX.test(value) ? value : '#000000'}
      onChange={(event) => onChange(event.target.value.toLowerCase())}
    />
  </div>
);

/** A picture by its address: a Talk server has no library of them. */
export const PictureInput = ({
  value,
  onChange,
  label,
  ...labelled
}: Labelled & { readonly value: Media | null; readonly onChange: (value: Media | null) => void }) => (
  <>
    <TextField
      {...labelled}
      label={`${label}: ${w('screens.messenger.media.address')}`}
      dir="ltr"
      inputMode="url"
      placeholder="https://"
      maxLength={MEDIA_LENGTHS.address}
      value={value?.url ?? ''}
      onChange={(url) => onChange(mediaAt(url, value))}
    />
    {value !== null && (
      <TextField
        label={`${label}: ${w('screens.messenger.media.alt')}`}
        maxLength={MEDIA_LENGTHS.alt}
        value={value.alt}
        onChange={(alt) => onChange({ ...value, alt })}
      />
    )}
  </>
);
