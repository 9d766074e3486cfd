import { useState, type ReactNode } from 'react';

interface Props {
  /** What the button says while the content is away, and while it is there. */
  readonly show: string;
  readonly hide: string;
  /** Whether it begins with its content there. */
  readonly begins?: boolean;
  readonly children: ReactNode;
}

/** What most people need not see. */
export const Folded = ({ show, hide, begins = false, children }: Props) => {
  const [open, setOpen] = useState(begins);
  return (
    <>
      <s-stack direction="inline">
        <s-button icon={open ? 'chevron-up' : 'chevron-down'} onClick={() => setOpen(!open)}>
          {open ? hide : show}
        </s-button>
      </s-stack>
      {open && children}
    </>
  );
};
