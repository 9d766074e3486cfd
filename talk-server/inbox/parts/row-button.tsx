import { t } from '../texts/index.ts';

interface RowButtonProps {
  readonly action: 'edit' | 'remove';
  /** What is in the row, for those who do not see which one it is. */
  readonly name: string;
  readonly act: () => void;
}

/** A button of one row among others. */
export const RowButton = ({ action, name, act }: RowButtonProps) => (
  <button type="button" className="button small" aria-label={`${t(action)}: ${name}`} onClick={act}>
    {t(action)}
  </button>
);
