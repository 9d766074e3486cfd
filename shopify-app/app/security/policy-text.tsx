interface Props {
  readonly label: string;
  readonly text: string;
  readonly details?: string;
}

/** A policy to be read and copied. */
export const PolicyText = ({ label, text, details }: Props) => (
  <s-text-area
    label={label}
    {...(details !== undefined && { details })}
    readOnly
    rows={Math.min(12, Math.max(2, text.split('\n').length, Math.ceil(text.length / 90)))}
    value={text}
  />
);
