import { SHORTCUTS } from '../keys.ts';
import { Dialog } from '../parts/dialog.tsx';
import { t } from '../texts/index.ts';

export const Shortcuts = ({ close }: { readonly close: () => void }) => (
  <Dialog title={t('shortcuts')} close={close} wide>
    <dl className="shortcuts">
      {SHORTCUTS.map(([keys, text]) => (
        <div key={keys}>
          <dt>{t(text)}</dt>
          <dd>
            {keys.split(' ').map((key) => (
              <kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </Dialog>
);
