import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { t } from '../texts/index.ts';
import { Icon } from './icons.tsx';

export interface DialogProps {
  readonly title: string;
  readonly close: () => void;
  readonly children: React.ReactNode;
  readonly wide?: boolean;
  /** Asks something that has to be answered. */
  readonly alert?: boolean;
}

/** A window over the page: focus stays in it, Escape and a press outside close it. */
export const Dialog = ({ title, close, children, wide = false, alert = false }: DialogProps) => (
  <ModalOverlay className="overlay" isOpen isDismissable={!alert} onOpenChange={(open) => !open && close()}>
    <Modal className={wide ? 'modal wide' : 'modal'}>
      <AriaDialog className="dialog" role={alert ? 'alertdialog' : 'dialog'}>
        <div className="dialog-head">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <button type="button" className="icon-button" aria-label={t('close')} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);

interface ConfirmProps {
  readonly title: string;
  readonly text: string;
  readonly action: string;
  readonly act: () => void;
  readonly close: () => void;
}

/** Asks before something that cannot simply be taken back. */
export const Confirm = ({ title, text, action, act, close }: ConfirmProps) => (
  <Dialog title={title} close={close} alert>
    <p>{text}</p>
    <div className="buttons">
      <button type="button" className="button" autoFocus onClick={close}>
        {t('cancel')}
      </button>
      <button
        type="button"
        className="button danger"
        onClick={() => {
          close();
          act();
        }}
      >
        {action}
      </button>
    </div>
  </Dialog>
);
