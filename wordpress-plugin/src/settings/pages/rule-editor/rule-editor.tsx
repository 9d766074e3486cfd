import {
  toRule,
  CONDITION_KEYS,
  type ConditionKey,
  type RuleDraft,
  ruleSentence,
} from '@talk-suite/core/visibility';
import { Button, Modal, TextControl } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { t } from '../../../page/t.ts';
import { same } from '../../state/paths.ts';
import type { SiteWords } from '../use-site-words.ts';
import { Condition } from './condition.tsx';
import { problemsOf, withCondition, withoutCondition } from './edited.ts';
import { ProblemList } from './problem-list.tsx';

interface Props {
  readonly rule: RuleDraft;
  readonly isNew: boolean;
  readonly site: SiteWords;
  readonly onDone: (rule: RuleDraft) => void;
  /** @param left what was changed and not taken over; null where nothing was. */
  readonly onClose: (left: RuleDraft | null) => void;
}

/** A rule's dialog: what it does, and under which conditions. Nothing changes before it is done. */
export const RuleEditor = ({ rule: before, isNew, site, onDone, onClose }: Props) => {
  const [rule, setRule] = useState(before);
  const [judged, setJudged] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const nameId = useId();
  const problems = judged ? problemsOf(rule) : [];
  const problemsAt = (key: ConditionKey | 'name') => problems.filter((problem) => problem.key === key);

  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (!focusNext.current) return;
    body.current?.querySelector<HTMLElement>(focusNext.current)?.focus();
    focusNext.current = null;
  });
  const inside = (key: ConditionKey): string => `[data-condition="${key}"] :is(textarea, input)`;

  const done = (): void => {
    const [first] = problemsOf(rule);
    if (!first) return onDone(rule);
    setJudged(true);
    focusNext.current = first.key === 'name' ? '.talk-rule-editor__name input' : inside(first.key);
    return undefined;
  };
  const close = (): void => onClose(same(rule, before) ? null : rule);

  return (
    <Modal
      title={t(isNew ? 'screens.rule.title.new' : 'screens.rule.title')}
      className="talk-dialog talk-rule-editor"
      onRequestClose={close}
      shouldCloseOnClickOutside={false}
    >
      <div className="talk-dialog__body" ref={body}>
        <p className="talk-rule-editor__sentence" role="status">
          {ruleSentence(toRule(rule), site.words)}
        </p>
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
        {site.failed && <p className="talk-error">{t('screens.rules.choices.failed')}</p>}
        {CONDITION_KEYS.filter((key) => rule.when[key] !== undefined).map((key) => (
          <Condition
            key={key}
            name={key}
            when={rule.when}
            site={site}
            problems={problemsAt(key)}
            onChange={(when) => setRule({ ...rule, when })}
            onRemove={() => {
              focusNext.current = `[data-add="${key}"]`;
              setRule(withoutCondition(rule, key));
            }}
          />
        ))}
        <div className="talk-add-condition" role="group" aria-labelledby={`${nameId}-add`}>
          <h3 id={`${nameId}-add`}>
            {t(Object.keys(rule.when).length > 0 ? 'screens.rule.add.more' : 'screens.rule.add')}
          </h3>
          <div>
            {CONDITION_KEYS.filter((key) => rule.when[key] === undefined).map((key) => (
              <button
                key={key}
                type="button"
                data-add={key}
                onClick={() => {
                  focusNext.current = inside(key);
                  setRule(withCondition(rule, key));
                }}
              >
                {t(`screens.rule.condition.${key}`)}
              </button>
            ))}
          </div>
        </div>
        <div className="talk-rule-editor__name">
          <TextControl
            __nextHasNoMarginBottom
            __next40pxDefaultSize
            label={t('screens.rule.name')}
            help={t('screens.rule.name.help')}
            value={rule.name}
            onChange={(name) => setRule({ ...rule, name })}
          />
          <ProblemList problems={problemsAt('name')} id={`${nameId}-problems`} />
        </div>
      </div>
      <div className="talk-dialog__buttons">
        <Button __next40pxDefaultSize variant="tertiary" onClick={close}>
          {t('screens.rule.cancel')}
        </Button>
        <Button __next40pxDefaultSize variant="primary" onClick={done}>
          {t(isNew ? 'screens.rule.done.new' : 'screens.rule.done')}
        </Button>
      </div>
    </Modal>
  );
};
