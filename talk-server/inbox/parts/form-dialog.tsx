import { t } from '../texts/index.ts';
import { Dialog, type DialogProps } from './dialog.tsx';
import { useBusy } from './field.tsx';

interface FormDialogProps extends Omit<DialogProps, 'alert'> {
  /** @returns whether it is done: then the window closes. */
  readonly save: () => Promise<boolean>;
  /** What is on the button, where it is not “Save”. */
  readonly action?: string;
  readonly danger?: boolean;
}

/** A window with a form: it stays until what was typed is saved, or is left as it was. */
export const FormDialog = ({
  title,
  close,
  wide = false,
  save,
  action = t('save'),
  danger = false,
  children,
}: FormDialogProps) => {
  const [busy, during] = useBusy();
  return (
    <Dialog title={title} close={close} wide={wide}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void during(async () => {
            if (await save()) close();
          });
        }}
      >
        {children}
        <div className="buttons">
          <button type="button" className="button" onClick={close}>
            {t('cancel')}
          </button>
          <button type="submit" className={danger ? 'button danger' : 'button primary'} aria-disabled={busy}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
};
