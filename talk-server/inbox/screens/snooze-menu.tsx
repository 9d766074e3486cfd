import type { Change } from '../data/actions.ts';
import { snoozed, SNOOZES } from '../data/snoozes.ts';
import { Menu } from '../parts/menu.tsx';
import { t } from '../texts/index.ts';

interface SnoozeMenuProps {
  /** What is on the button. */
  readonly children: React.ReactNode;
  readonly className: string;
  readonly act: (change: Change) => void;
  readonly open?: boolean;
  readonly onOpen?: (open: boolean) => void;
}

/** Until when conversations are put away. */
export const SnoozeMenu = ({ children, act, ...menu }: SnoozeMenuProps) => (
  <Menu
    {...menu}
    label={t('snooze')}
    sections={[
      {
        label: t('snooze'),
        choices: SNOOZES.map(({ text, until }) => ({
          id: text,
          label: t(text),
          act: () => act(snoozed(until())),
        })),
      },
    ]}
  >
    {children}
  </Menu>
);
