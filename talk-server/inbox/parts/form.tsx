import type { RefObject } from 'react';

interface FormProps {
  readonly submit: () => void;
  readonly className?: string;
  readonly ref?: RefObject<HTMLFormElement | null>;
  readonly children: React.ReactNode;
}

/** A form whose faults are said by its fields, not by the browser. */
export const Form = ({ submit, children, ...form }: FormProps) => (
  <form
    {...form}
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      submit();
    }}
  >
    {children}
  </form>
);

/** What went wrong with a form, or with what is on the screen: said at once. */
export const ErrorText = ({ children }: { readonly children: React.ReactNode }) => (
  <p className="error" role="alert">
    {children}
  </p>
);
