import * as React from 'react';
import { useId } from 'react';
import { t } from '../../page/t.ts';
import type { ControlProps } from './control-props.ts';

/** Corners of a window, and the rest as shapes: drawn by the style sheet, by this name. */
const pictureOf = (path: string, value: string): string =>
  `${path.split('.').at(-2) ?? ''}-${path.split('.').at(-1) ?? ''}-${value}`;

/** Choices with a picture and a name each. */
export const PicturesField = ({ field, value, onChange }: ControlProps<string>) => {
  const id = useId();
  return (
    <fieldset className="talk-pictures">
      <legend className="talk-field__label">{t(field.label)}</legend>
      <div className="talk-pictures__choices">
        {(field.choices ?? []).map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
            />
            <span
              className="talk-pictures__picture"
              data-picture={pictureOf(field.path, choice.value)}
              aria-hidden
            />
            <span>{t(choice.label)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
