import { t } from '../texts/index.ts';

interface FormButtonsProps {
  readonly cancel: () => void;
  readonly action: string;
  readonly danger?: boolean;
  readonly busy: boolean;
}

/** Under a form: to leave it, and to do what it is for. */
export const FormButtons = ({ cancel, action, danger = false, busy }: FormButtonsProps) => (
  <div className="buttons">
    <button type="button" className="button" onClick={cancel}>
      {t('cancel')}
    </button>
    <button type="submit" className={danger ? 'button danger' : 'button primary'} aria-disabled={busy}>
      {action}
    </button>
  </div>
);
