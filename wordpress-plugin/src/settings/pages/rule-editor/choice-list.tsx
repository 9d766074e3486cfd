import * as React from 'react';
import { useId } from 'react';
import { t } from '../../../page/t.ts';

export interface ListedChoice {
  readonly value: string;
  readonly label: string;
  readonly help?: string | undefined;
}

interface Props {
  readonly label: string;
  readonly choices: readonly ListedChoice[];
  readonly chosen: readonly string[];
  readonly describedBy: string | undefined;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any of several values. One that the site does not know (any more) stays there, and is said to be so. */
export const ChoiceList = ({ label, choices, chosen, describedBy, onChange }: Props) => {
  const id = useId();
  const unknown = chosen
    .filter((value) => !choices.some((choice) => choice.value === value))
    .map((value): ListedChoice => ({ value, label: value, help: t('screens.rule.unknownValue') }));
  return (
    <div className="talk-choices" role="group" aria-label={label} aria-describedby={describedBy}>
      {[...choices, ...unknown].map(({ value, label: name, help }) => (
        <div className="talk-radio__choice" key={value}>
          <input
            type="checkbox"
            id={`${id}-${value}`}
            checked={chosen.includes(value)}
            aria-describedby={help && `${id}-${value}-help`}
            onChange={({ currentTarget }) =>
              onChange(currentTarget.checked ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
          <div>
            <label htmlFor={`${id}-${value}`}>{name}</label>
            {help && (
              <p className="talk-help" id={`${id}-${value}-help`}>
                {help}
              </p>
            )}
          </div>
        </div>
      ))}
    </div>
  );
};
