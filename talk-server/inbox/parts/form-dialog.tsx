import { t } from '../texts/index.ts';
import { Dialog, type DialogProps } from './dialog.tsx';
import { useBusy } from './field.tsx';
import { FormButtons } from './form-buttons.tsx';
import { Form } from './form.tsx';

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
      <Form
        submit={() => {
          void during(async () => {
            if (await save()) close();
          });
        }}
      >
        {children}
        <FormButtons cancel={close} action={action} danger={danger} busy={busy} />
      </Form>
    </Dialog>
  );
};
