import { change } from '../data/actions.ts';
import type { Names } from '../data/names.ts';
import type { ListRow, Me } from '../data/types.ts';
import type { Command } from '../keys.ts';
import { takeOffer } from '../parts/toasts.tsx';
import { addressOf, go } from '../router.ts';
import { t } from '../texts/index.ts';
import { MAIN_LISTS } from './nav.tsx';

/** What commands act on, and how. */
export interface Acts {
  /** The conversation that is open. */
  readonly row: ListRow | undefined;
  /** What is selected, else what is open: keys change all of it. */
  readonly rows: readonly ListRow[];
  readonly me: Me;
  readonly names: Names;
  readonly site: string;
  step(by: number): void;
  write(type: 'message' | 'note'): void;
  back(): void;
  open(menu: 'assign' | 'snooze'): void;
  togglePerson(): void;
  select(): void;
  /** Selects nothing any more. */
  clear(): void;
  show(window: 'palette' | 'shortcuts'): void;
}

/** Keys for the lists; two of them begin with the same letter. */
const LIST_KEYS: Readonly<Record<string, string>> = {
  mine: 'g m',
  mentions: 'g t',
  unassigned: 'g u',
  assigned: 'g a',
  all: 'g o',
  snoozed: 'g s',
  closed: 'g c',
};

const toggles = ({ rows, me, names, clear }: Acts): readonly Command[] => {
  const all = (wanted: Parameters<typeof change>[1]): void => {
    if (rows.length === 0) return;
    clear();
    void change(rows, wanted, names.nameOf);
  };
  const areClosed = rows.every(({ status }) => status === 'closed');
  const havePriority = rows.every(({ priority }) => priority);
  return [
    {
      id: 'take',
      text: t('keyTake'),
      keys: 'a',
      run: () => all(({ team }) => ({ type: 'assigned', body: { agent: me.id, team } })),
    },
    {
      id: 'close',
      text: t('keyClose'),
      keys: 'c',
      run: () => all({ type: 'status', body: { status: areClosed ? 'open' : 'closed' } }),
    },
    {
      id: 'priority',
      text: t('keyPriority'),
      keys: 'p',
      run: () => all({ type: 'priority', body: { priority: !havePriority } }),
    },
  ];
};

export const undo = (): Command => ({ id: 'undo', text: t('keyUndo'), keys: 'z', run: takeOffer });

/** Everything that can be done at the desk, by a key or by its name. */
export const commandsOf = (acts: Acts): readonly Command[] => [
  { id: 'next', text: t('keyNext'), keys: 'j', run: () => acts.step(1) },
  { id: 'previous', text: t('keyPrevious'), keys: 'k', run: () => acts.step(-1) },
  { id: 'open', text: t('keyOpen'), keys: 'Enter', run: () => acts.step(0) },
  { id: 'back', text: t('keyBack'), keys: 'u', run: () => acts.back() },
  { id: 'reply', text: t('keyReply'), keys: 'r', run: () => acts.write('message') },
  { id: 'note', text: t('keyNote'), keys: 'n', run: () => acts.write('note') },
  ...toggles(acts),
  { id: 'assign', text: t('keyAssign'), keys: 'A', run: () => acts.row && acts.open('assign') },
  { id: 'snooze', text: t('keySnooze'), keys: 's', run: () => acts.row && acts.open('snooze') },
  { id: 'person', text: t('keyPerson'), keys: 'i', run: () => acts.togglePerson() },
  { id: 'select', text: t('keySelect'), keys: 'x', run: () => acts.select() },
  undo(),
  { id: 'search', text: t('keySearch'), keys: '/', run: () => go(addressOf('search')) },
  { id: 'help', text: t('keyHelp'), keys: '?', run: () => acts.show('shortcuts') },
  { id: 'commands', text: t('keyCommands'), keys: 'Ctrl K', run: () => acts.show('palette') },
  ...MAIN_LISTS.map(([name, text]) => ({
    id: `go-${name}`,
    text: t('goTo', { name: t(text) }),
    keys: LIST_KEYS[name]!,
    run: () => go(addressOf(name, { site: acts.site })),
  })),
  { id: 'settings', text: t('goTo', { name: t('settings') }), run: () => go(addressOf('settings/account')) },
  { id: 'report', text: t('goTo', { name: t('report') }), run: () => go(addressOf('report')) },
];
