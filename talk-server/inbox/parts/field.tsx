import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import { t } from '../texts/index.ts';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': true | undefined;
  }) => React.ReactNode;
}

/** A label, its control, a hint, and what is wrong: bound together for people who do not see them. */
export const Field = ({ label, hint, error, children }: FieldProps) => {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
};

export interface TextFieldProps
  extends
    Omit<FieldProps, 'children'>,
    Omit<React.InputHTMLAttributes<HTMLInputElement>, 'id' | 'onChange' | 'children'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export const TextField = ({ label, hint, error, onChange, ...input }: TextFieldProps) => (
  <Field label={label} hint={hint} error={error}>
    {(ids) => <input {...input} {...ids} onChange={(event) => onChange(event.target.value)} />}
  </Field>
);

interface NameFieldProps extends Omit<TextFieldProps, 'error' | 'maxLength'> {
  /** Whether somebody has tried to save: then it is said that a name is missing. */
  readonly tried: boolean;
}

/** What something is called; it is called something. */
export const NameField = ({ tried, ...field }: NameFieldProps) => (
  <TextField
    {...field}
    maxLength={100}
    error={tried && field.value.trim() === '' ? t('required') : undefined}
  />
);

/** An action that takes a while: it cannot be pressed twice, not even before the screen has noticed the first. */
export const useBusy = (): [boolean, (work: () => Promise<void>) => Promise<void>] => {
  const [busy, setBusy] = useState(false);
  const isBusy = useRef(false);
  return [
    busy,
    async (work) => {
      if (isBusy.current) return;
      isBusy.current = true;
      setBusy(true);
      try {
        await work();
      } finally {
        isBusy.current = false;
        setBusy(false);
      }
    },
  ];
};

/** Leads to the first field that is wrong, with its text selected: what is typed next takes its place. */
export const useFocusOn = (problem: object | null): RefObject<HTMLFormElement | null> => {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem === null) return;
    const field = form.current?.querySelector<HTMLInputElement>('input[aria-invalid="true"]');
    field?.focus();
    field?.select();
  }, [problem]);
  return form;
};
