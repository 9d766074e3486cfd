import {
  toRule,
  CONDITION_KEYS,
  type ConditionKey,
  type RuleDraft,
  RULE_LIMITS,
  ruleSentence,
} from '@talk-suite/core/visibility';
import { hidesEverything, tidiedRule, unmetIn } from '@talk-suite/core/screens';
import { problemsOf, type RuleProblem, withCondition, withoutCondition } from '@talk-suite/core/screens';
import { Modal, TextControl } from '@wordpress/components';
import * as React from 'react';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../../page/t.ts';
import { DialogButtons } from '../../dialog-buttons.tsx';
import { Outcome } from '../../notices/outcome.tsx';
import { factsOf } from '../site-facts.ts';
import type { SiteWords } from '../use-site-words.ts';
import { Condition } from './condition.tsx';
import { ProblemList } from './problem-list.tsx';

interface Props {
  readonly rule: RuleDraft;
  readonly isNew: boolean;
  readonly site: SiteWords;
  /** Address of the front page: what is pasted from this site becomes a path. */
  readonly home: string;
  readonly onDone: (rule: RuleDraft) => void;
  /** @param rule as it is left */
  readonly onClose: (rule: RuleDraft) => void;
}

/** A condition's own fields, to move the focus to. */
const inside = (key: ConditionKey): string => `[data-condition="${key}"] :is(textarea, input)`;

interface DraftEditing {
  readonly rule: RuleDraft;
  readonly setRule: (rule: RuleDraft) => void;
  readonly body: RefObject<HTMLDivElement>;
  /** Once it was to be done. */
  readonly problemsAt: (key: ConditionKey | 'name') => readonly RuleProblem[];
  readonly add: (key: ConditionKey) => void;
  readonly remove: (key: ConditionKey) => void;
  readonly done: () => void;
  /** Whether a rule that hides Talk everywhere was to be taken over: that is asked first. */
  readonly asking: boolean;
}

/** The rule as it is edited; the focus goes where the work goes on. */
const useDraftEditing = (before: RuleDraft, home: string, onDone: Props['onDone']): DraftEditing => {
  const [rule, setRule] = useState(before);
  const [judged, setJudged] = useState(false);
  const [asking, setAsking] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  // What was pasted is judged as what it becomes: no problem comes and goes while something below it is clicked.
  const problems = judged ? problemsOf(tidiedRule(rule, { home })) : [];
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (!focusNext.current) return;
    body.current?.querySelector<HTMLElement>(focusNext.current)?.focus();
    focusNext.current = null;
  });
  return {
    rule,
    setRule: (next) => {
      setAsking(false);
      setRule(next);
    },
    asking,
    body,
    problemsAt: (key) => problems.filter((problem) => problem.key === key),
    add: (key) => {
      focusNext.current = inside(key);
      setRule(withCondition(rule, key));
    },
    remove: (key) => {
      focusNext.current = `[data-add="${key}"]`;
      setRule(withoutCondition(rule, key));
    },
    done: () => {
      const tidy = tidiedRule(rule, { home });
      const [first] = problemsOf(tidy);
      if (!first) {
        if (asking || !hidesEverything(tidy)) onDone(tidy);
        else setAsking(true);
        return;
      }
      setRule(tidy);
      setJudged(true);
      focusNext.current = first.key === 'name' ? '.talk-rule-editor__name input' : inside(first.key);
    },
  };
};

const Effect = ({ rule, setRule }: Pick<DraftEditing, 'rule' | 'setRule'>) => (
  <div className="talk-rule-editor__effect" role="radiogroup" aria-label={t('screens.rule.effect')}>
    {(['hide', 'show'] as const).map((effect) => (
      <label key={effect}>
        <input
          type="radio"
          name="talk-effect"
          checked={rule.effect === effect}
          onChange={() => setRule({ ...rule, effect })}
        />
        {t(`screens.rule.effect.${effect}`)}
      </label>
    ))}
  </div>
);

const AddCondition = ({ rule, add }: Pick<DraftEditing, 'rule' | 'add'>) => {
  const id = useId();
  return (
    <div className="talk-add-condition" role="group" aria-labelledby={id}>
      <h2 id={id}>{t(Object.keys(rule.when).length > 0 ? 'screens.rule.add.more' : 'screens.rule.add')}</h2>
      <div>
        {CONDITION_KEYS.filter((key) => rule.when[key] === undefined).map((key) => (
          <button key={key} type="button" data-add={key} onClick={() => add(key)}>
            {t(`screens.rule.condition.${key}`)}
          </button>
        ))}
      </div>
    </div>
  );
};

const Name = ({ rule, setRule, problemsAt }: Pick<DraftEditing, 'rule' | 'setRule' | 'problemsAt'>) => {
  const id = useId();
  return (
    <div className="talk-rule-editor__name">
      <TextControl
        __nextHasNoMarginBottom
        __next40pxDefaultSize
        label={t('screens.rule.name')}
        help={t('screens.rule.name.help')}
        maxLength={RULE_LIMITS.name}
        value={rule.name}
        onChange={(name) => setRule({ ...rule, name })}
      />
      <ProblemList problems={problemsAt('name')} id={id} />
    </div>
  );
};

/** A rule's dialog: what it does, and under which conditions. Nothing changes before it is done. */
export const RuleEditor = ({ rule: before, isNew, site, home, onDone, onClose }: Props) => {
  const draft = useDraftEditing(before, home, onDone);
  const { rule, setRule } = draft;
  const close = (): void => onClose(rule);
  const unmet = unmetIn(toRule(rule), factsOf(site.choices));
  return (
    <Modal
      title={t(isNew ? 'screens.rule.title.new' : 'screens.rule.title')}
      className="talk-dialog talk-rule-editor"
      onRequestClose={close}
      shouldCloseOnClickOutside={false}
    >
      <div className="talk-dialog__body" ref={draft.body}>
        <p className="talk-rule-editor__sentence" role="status">
          {ruleSentence(toRule(tidiedRule(rule, { home })), site.words)}
        </p>
        <Name {...draft} />
        <Effect {...draft} />
        {site.failed && <p className="talk-error">{t('screens.rules.choices.failed')}</p>}
        {CONDITION_KEYS.filter((key) => rule.when[key] !== undefined).map((key) => (
          <Condition
            key={key}
            name={key}
            when={rule.when}
            site={site}
            home={home}
            unmet={unmet.filter((each) => each.key === key)}
            problems={draft.problemsAt(key)}
            onChange={(when) => setRule({ ...rule, when })}
            onRemove={() => draft.remove(key)}
          />
        ))}
        <AddCondition {...draft} />
      </div>
      <div role="alert">
        {draft.asking && (
          <div className="talk-dialog__question">
            <Outcome kind="bad">
              <strong>{t('screens.rule.hidesAll.title')}</strong> {t('screens.rule.hidesAll')}
            </Outcome>
          </div>
        )}
      </div>
      <DialogButtons
        onCancel={close}
        action={t(
          draft.asking
            ? 'screens.rule.hidesAll.confirm'
            : isNew
              ? 'screens.rule.done.new'
              : 'screens.rule.done',
        )}
        onAction={draft.done}
      />
    </Modal>
  );
};
