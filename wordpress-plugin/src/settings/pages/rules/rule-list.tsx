import type { FindingInWords } from '@talk-suite/core/findings';
import { findingsAt } from '@talk-suite/core/settings';
import { hasRoomFor, moved, type Rule, withPattern, type Words } from '@talk-suite/core/visibility';
import * as React from 'react';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../../page/t.ts';
import { useSorting } from '../../use-sorting.ts';
import { ruleName } from '../words.ts';
import type { Hint } from './pattern-hints.tsx';
import { RuleMenu, type RuleCommand } from './rule-menu.tsx';
import { type RowActions, RuleRow } from './rule-row.tsx';
import { SelectedRules } from './selected-rules.tsx';
import { useSelection } from './use-selection.ts';

interface Props {
  readonly rules: readonly Rule[];
  readonly words: Words;
  /** By id. */
  readonly warnings: ReadonlyMap<string, string>;
  /** By id. */
  readonly hints: ReadonlyMap<string, readonly Hint[]>;
  readonly errors: readonly FindingInWords[];
  /** A rule to show, and a number that rises each time. */
  readonly shown: { readonly id: string; readonly time: number } | null;
  readonly onChange: (edit: (rules: readonly Rule[]) => readonly Rule[]) => void;
  readonly onEdit: (id: string) => void;
  readonly onDuplicate: (id: string) => void;
  readonly onDelete: (ids: readonly string[]) => void;
}

const NO_ERRORS: readonly FindingInWords[] = [];
const NO_HINTS: readonly Hint[] = [];

/** The errors of each rule that has some. */
const errorsByRule = (
  rules: readonly Rule[],
  errors: readonly FindingInWords[],
): Map<string, readonly FindingInWords[]> =>
  new Map(
    errors.length === 0
      ? []
      : rules.flatMap(({ id }, at) => {
          const own = findingsAt(errors, `visibility.rules.${at}`);
          return own.length > 0 ? [[id, own] as const] : [];
        }),
  );

const rowOf = (list: HTMLElement | null, id: string): HTMLElement | undefined =>
  [...(list?.querySelectorAll<HTMLElement>('[data-rule]') ?? [])].find(
    ({ dataset }) => dataset['rule'] === id,
  );

/** Shows a rule that is asked for from elsewhere: scrolls to its row, moves the focus into it and marks it a moment. */
const useShownRow = (list: RefObject<HTMLElement>, shown: Props['shown']): void =>
  useEffect(() => {
    const row = shown && rowOf(list.current, shown.id);
    if (!row) return undefined;
    row.scrollIntoView({ block: 'center' });
    row.querySelector<HTMLElement>('.talk-rule__words')?.focus({ preventScroll: true });
    row.classList.add('is-shown');
    const timer = setTimeout(() => row.classList.remove('is-shown'), 3000);
    return () => {
      clearTimeout(timer);
      row.classList.remove('is-shown');
    };
  }, [list, shown]);

interface Moves {
  readonly move: (from: number, to: number) => void;
  readonly step: (id: string, by: number) => void;
  readonly fix: (id: string, hint: Hint) => void;
  /** What was done last, for screen readers. */
  readonly said: string;
}

/** Moving of rules and correcting of their addresses, announced; the focus stays with the rule. */
const useMoves = (list: RefObject<HTMLElement>, { rules, words, onChange }: Props): Moves => {
  const [said, setSaid] = useState('');
  // The row whose handle has the focus is taken out and put back where it moves down: it keeps the focus.
  const refocus = useRef<string | null>(null);
  const move = (from: number, to: number): void => {
    const rule = rules[from];
    const place = Math.max(0, Math.min(to, rules.length - 1));
    if (!rule || from === place) return;
    onChange((latest) => moved(latest, from, place));
    setSaid(
      t('screens.rules.moved', {
        rule: ruleName(rule, words),
        place: String(place + 1),
        count: String(rules.length),
      }),
    );
  };
  useLayoutEffect(() => {
    if (!refocus.current) return;
    const handle = rowOf(list.current, refocus.current)?.querySelector<HTMLElement>('.talk-rule__handle');
    refocus.current = null;
    handle?.focus({ preventScroll: true });
    handle?.scrollIntoView({ block: 'nearest' });
  }, [list, rules]);
  return {
    move,
    step: (id, by) => {
      const from = rules.findIndex((rule) => rule.id === id);
      refocus.current = id;
      move(from, from + by);
    },
    fix: (id, { pattern, suggestion }) => {
      // The button goes with what it fixes.
      rowOf(list.current, id)
        ?.querySelector<HTMLElement>('.talk-rule__words')
        ?.focus({ preventScroll: true });
      onChange((latest) => withPattern(latest, id, pattern, suggestion));
      setSaid(t('screens.rules.fixed', { pattern, suggestion }));
    },
    said,
  };
};

/** The rules in their order, to be sorted by pointer and by keyboard. */
export const RuleList = (props: Props) => {
  const { rules, words, warnings, hints, errors, shown } = props;
  const list = useRef<HTMLOListElement>(null);
  const [menu, setMenu] = useState<{ id: string; button: HTMLElement } | null>(null);
  const moves = useMoves(list, props);
  const selection = useSelection(rules);
  const onDrag = useSorting('[data-rule]', moves.move);
  useShownRow(list, shown);
  // Made once, so that a row is rendered again only for a reason of its own.
  const now = useRef({ ...props, ...moves, select: selection.select, onDrag });
  now.current = { ...props, ...moves, select: selection.select, onDrag };
  const actions = useMemo<RowActions>(
    () => ({
      onDrag: (event) => now.current.onDrag(event),
      onStep: (id, by) => now.current.step(id, by),
      onToggle: (id, enabled) =>
        now.current.onChange((all) => all.map((rule) => (rule.id === id ? { ...rule, enabled } : rule))),
      onSelect: (id, wanted) => now.current.select([id], wanted),
      onEdit: (id) => now.current.onEdit(id),
      onMenu: (id, button) => setMenu({ id, button }),
      onFix: (id, hint) => now.current.fix(id, hint),
    }),
    [],
  );
  const command = (name: RuleCommand, id: string): void => {
    setMenu(null);
    if (name === 'edit') props.onEdit(id);
    else if (name === 'duplicate') props.onDuplicate(id);
    else if (name === 'delete') props.onDelete([id]);
    else moves.step(id, { first: -Infinity, up: -1, down: 1, last: Infinity }[name]);
  };
  const byRule = errorsByRule(rules, errors);
  return (
    <>
      <p id="talk-rules-hint" className="screen-reader-text">
        {t('screens.rules.move.hint')}
      </p>
      {rules.length > 1 && (
        <SelectedRules
          rules={rules}
          selected={selection.selected}
          onSelect={selection.select}
          onToggle={(ids, enabled) =>
            props.onChange((all) => all.map((rule) => (ids.has(rule.id) ? { ...rule, enabled } : rule)))
          }
          onDelete={(ids) => props.onDelete([...ids])}
        />
      )}
      <ol className="talk-rules" role="list" ref={list}>
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            words={words}
            actions={actions}
            warning={warnings.get(rule.id)}
            hints={hints.get(rule.id) ?? NO_HINTS}
            errors={byRule.get(rule.id) ?? NO_ERRORS}
            selected={selection.selected.has(rule.id)}
            menuOpen={menu?.id === rule.id}
          />
        ))}
      </ol>
      <p className="screen-reader-text" role="status">
        {moves.said}
      </p>
      {menu && (
        <RuleMenu
          anchor={menu.button}
          isFirst={rules[0]?.id === menu.id}
          isLast={rules.at(-1)?.id === menu.id}
          canAdd={hasRoomFor(rules)}
          onCommand={(name) => command(name, menu.id)}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
};
