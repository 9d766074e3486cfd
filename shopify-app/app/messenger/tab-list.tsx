import type { MessengerTab } from '@talk-suite/core/settings';
import { useRef, type KeyboardEvent } from 'react';

interface Props {
  readonly label: string;
  readonly tabs: readonly { readonly id: MessengerTab; readonly title: string; readonly wrong: boolean }[];
  readonly current: MessengerTab;
  readonly onChange: (tab: MessengerTab) => void;
  /** What is said of a tab with something wrong in it. */
  readonly wrong: string;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** The tabs' names: one stop for the keyboard, arrows go from one to the next. */
export const TabList = ({ label, tabs, current, onChange, wrong }: Props) => {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = tabs.findIndex(({ id }) => id === current);
    const towards = getComputedStyle(list.current!).direction === 'rtl' ? -step : step;
    const next = tabs[(at + towards + tabs.length) % tabs.length]!;
    onChange(next.id);
    list.current?.querySelector<HTMLElement>(`#talk-tab-${next.id}`)?.focus();
  };
  return (
    <div ref={list} className="talk-tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map(({ id, title, wrong: isWrong }) => (
        <button
          key={id}
          id={`talk-tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === current}
          aria-controls="talk-tab-panel"
          tabIndex={id === current ? 0 : -1}
          onClick={() => onChange(id)}
        >
          {title}
          {isWrong && <s-badge tone="critical">{wrong}</s-badge>}
        </button>
      ))}
    </div>
  );
};
