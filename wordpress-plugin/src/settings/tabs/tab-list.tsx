import * as React from 'react';
import { useRef } from 'react';
import { t } from '../../page/t.ts';
import type { Mark, TabId } from './tab-of.ts';

export interface Tab {
  readonly id: TabId;
  readonly title: string;
  readonly mark: Mark;
}

interface Props {
  readonly tabs: readonly Tab[];
  readonly selected: TabId;
  readonly onSelect: (id: TabId) => void;
}

export const tabElement = (id: TabId): string => `talk-tab-${id}`;
export const panelElement = (id: TabId): string => `talk-panel-${id}`;

/** Where a key leads from a tab; null for other keys. Arrows follow the direction of the writing. */
const keyTarget = (key: string, at: number, count: number): number | null => {
  const forwards = document.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backwards = document.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  if (key === forwards) return (at + 1) % count;
  if (key === backwards) return (at - 1 + count) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
};

/** The tabs of the screen, after the pattern of the ARIA authoring practices; a mark is told in words as well. */
export const TabList = ({ tabs, selected, onSelect }: Props) => {
  const list = useRef<HTMLDivElement>(null);
  return (
    <div className="talk-tabs" role="tablist" aria-label={t('screens.tabs.label')} ref={list}>
      {tabs.map(({ id, title, mark }, at) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={tabElement(id)}
          className="talk-tabs__tab"
          aria-selected={id === selected}
          aria-controls={panelElement(id)}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
          onKeyDown={(event) => {
            const target = keyTarget(event.key, at, tabs.length);
            const next = target === null ? undefined : tabs[target];
            if (!next) return;
            event.preventDefault();
            onSelect(next.id);
            list.current?.querySelector<HTMLElement>(`#${tabElement(next.id)}`)?.focus();
          }}
        >
          {title}
          {mark && (
            <span className={`talk-tabs__mark talk-tabs__mark--${mark}`}>
              <span className="screen-reader-text">{t(`screens.tabs.${mark}`)}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
};
