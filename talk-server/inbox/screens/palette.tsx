import { useEffect, useId, useRef, useState } from 'react';
import type { Command } from '../keys.ts';
import { Dialog } from '../parts/dialog.tsx';
import { t } from '../texts/index.ts';

const fits = (text: string, typed: string): boolean =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));

/** All commands, found by typing: arrows choose, Enter runs. */
export const Palette = ({
  commands,
  close,
}: {
  readonly commands: readonly Command[];
  readonly close: () => void;
}) => {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const found = commands.filter(({ text }) => fits(text, typed));
  const at = Math.min(chosen, found.length - 1);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const run = (command: Command | undefined): void => {
    if (!command) return;
    close();
    // The window is gone first: what a command opens takes the focus then.
    setTimeout(() => command.run());
  };
  return (
    <Dialog title={t('commands')} close={close}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] ? `${id}-${found[at].id}` : undefined}
        aria-label={t('commandHint')}
        placeholder={t('commandHint')}
        autoFocus
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setChosen(Math.min(at + 1, found.length - 1));
          else if (event.key === 'ArrowUp') setChosen(Math.max(at - 1, 0));
          else if (event.key === 'Enter') run(found[at]);
          else return;
          event.preventDefault();
        }}
      />
      {found.length === 0 && <p className="muted">{t('commandNone')}</p>}
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={t('commands')} className="palette">
        {found.map((command, index) => (
          <li
            key={command.id}
            id={`${id}-${command.id}`}
            role="option"
            aria-selected={index === at}
            onMouseMove={() => setChosen(index)}
            onClick={() => run(command)}
          >
            <span>{command.text}</span>
            {command.keys && <kbd>{command.keys.toUpperCase()}</kbd>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
};
