import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useRef, useState } from 'react';
import type { AppData } from '../../app-data/index.ts';
import {
  countOverrides,
  EFFECTS,
  OVERRIDE_KINDS,
  overrideOf,
  withOverride,
  type Effect,
} from '../../app-data/overrides.ts';
import { findingsAt } from '@talk-suite/core/settings';
import type { Editor } from '../editing/use-editing.ts';
import { messageOf, t } from '../t.ts';
import { CONTENT_SCOPE } from '../../app-data/scopes.ts';
import { listedFrom, type Listed } from './address.ts';
import { ContentPicker } from './content-picker.tsx';
import { OverrideRow } from './override-row.tsx';
import { mayRead } from './permission.ts';
import { pick } from './pick.ts';

const PICKED = { products: 'product', collections: 'collection' } as const;

const isEffect = (text: string): text is Effect => EFFECTS.some((effect) => effect === text);

/** Why an exception could not be added. The first is about what was typed, the others about a permission. */
interface Problem {
  readonly at: 'address' | 'buttons';
  readonly text: string;
}

interface Choosing {
  readonly overrides: AppData['overrides'];
  /** Gives entries another choice; `null` takes theirs away. */
  readonly choose: (listed: readonly Listed[], choice: Effect | null) => void;
  /** The exception that was removed last, and the way back. */
  readonly removed: (Listed & { readonly effect: Effect }) | null;
  readonly undo: () => void;
}

/** The exceptions as they are edited; each that is removed can be brought back, one after the other. */
const useOverrides = ({ state, edit }: Editor): Choosing => {
  const { overrides } = state.draft;
  const [removals, setRemovals] = useState<readonly NonNullable<Choosing['removed']>[]>([]);
  const choose = (listed: readonly Listed[], choice: Effect | null): void =>
    edit(
      'overrides',
      listed.reduce((all, { kind, key }) => withOverride(all, kind, key, choice), overrides),
    );
  const [last, ...more] = removals;
  return {
    overrides,
    choose: (listed, choice) => {
      if (choice === null)
        setRemovals([
          ...listed.flatMap(({ kind, key }) => {
            const effect = overrideOf(overrides, kind, key);
            return effect ? [{ kind, key, effect }] : [];
          }),
          ...removals,
        ]);
      choose(listed, choice);
    },
    removed: last ?? null,
    undo: () => {
      if (!last) return;
      setRemovals(more);
      choose([last], last.effect);
    },
  };
};

/** The way back from a removal. Its button takes the focus: what had it is gone. */
const Removed = ({ removed, undo }: Pick<Choosing, 'removed' | 'undo'>) => {
  const button = useRef<HTMLElementTagNameMap['s-button']>(null);
  useEffect(() => button.current?.focus(), [removed]);
  return removed ? (
    <s-box accessibilityRole="status">
      <s-banner tone="info">
        {t('shopify.overrides.removed', { name: removed.key })}
        <s-button ref={button} slot="secondary-actions" onClick={undo}>
          {t('screens.rules.undo.deleted')}
        </s-button>
      </s-banner>
    </s-box>
  ) : null;
};

/** The exceptions there are, each with its choice. */
const Rows = ({ overrides, choose }: Pick<Choosing, 'overrides' | 'choose'>) => {
  const rows = OVERRIDE_KINDS.flatMap((kind) =>
    EFFECTS.flatMap((each) => overrides[kind][each]).map((key) => ({ kind, key })),
  );
  if (rows.length === 0) return <s-paragraph>{t('shopify.overrides.none')}</s-paragraph>;
  return (
    <>
      <s-paragraph>{t('shopify.overrides.count', { count: String(countOverrides(overrides)) })}</s-paragraph>
      {rows.map(({ kind, key }) => (
        <OverrideRow
          key={kind + key}
          kind={kind}
          name={key}
          choice={overrideOf(overrides, kind, key)}
          onChoose={(choice) => choose([{ kind, key }], choice)}
        />
      ))}
    </>
  );
};

interface AddingProps {
  readonly choosing: Choosing;
  readonly effect: Effect;
  readonly problem: Problem | null;
  readonly onProblem: (problem: Problem | null) => void;
}

/** The ways to another exception: an address, Shopify's picker, or a list of pages. */
const Adding = ({ choosing: { overrides, choose }, effect, problem, onProblem }: AddingProps) => {
  const bridge = useAppBridge();
  const [text, setText] = useState('');
  const [looking, setLooking] = useState(false);
  const add = (): void => {
    const listed = listedFrom(text);
    onProblem(listed ? null : { at: 'address', text: t('shopify.overrides.notFound') });
    if (!listed) return;
    choose([listed], effect);
    setText('');
  };
  const pickAll = async (kind: keyof typeof PICKED): Promise<void> => {
    const picked = await pick(bridge, PICKED[kind]);
    onProblem(
      picked.kind === 'picked' ? null : { at: 'buttons', text: t(`shopify.overrides.pick.${picked.kind}`) },
    );
    if (picked.kind === 'picked' && picked.keys.length > 0)
      choose(
        picked.keys.map((key) => ({ kind, key })),
        effect,
      );
  };
  const allowContent = async (): Promise<boolean> => {
    try {
      const allowed = await mayRead(bridge, CONTENT_SCOPE);
      onProblem(allowed ? null : { at: 'buttons', text: t('shopify.content.refused') });
      return allowed;
    } catch {
      onProblem({ at: 'buttons', text: t('shopify.content.unasked') });
      return false;
    }
  };
  return (
    <>
      <s-text-field
        label={t('shopify.overrides.address')}
        details={t('shopify.overrides.address.help')}
        {...(problem?.at === 'address' && { error: problem.text })}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div role="alert">
        {problem?.at === 'buttons' && <s-banner tone="warning">{problem.text}</s-banner>}
      </div>
      <s-stack direction="inline" gap="small">
        <s-button onClick={add}>{t('shopify.overrides.add')}</s-button>
        {(Object.keys(PICKED) as (keyof typeof PICKED)[]).map((kind) => (
          <s-button key={kind} onClick={() => void pickAll(kind)}>
            {t(`shopify.overrides.pick.${kind}`)}
          </s-button>
        ))}
        <s-button onClick={() => void allowContent().then(setLooking)}>{t('shopify.content.open')}</s-button>
      </s-stack>
      {looking && (
        <ContentPicker
          overrides={overrides}
          effect={effect}
          onPick={(listed) => choose(listed, effect)}
          onClose={() => setLooking(false)}
          onAllow={allowContent}
        />
      )}
    </>
  );
};

/** Products, collections, pages, blogs and articles with a choice of their own. */
export const OverridesSection = ({ editor }: { readonly editor: Editor }) => {
  const choosing = useOverrides(editor);
  const [effect, setEffect] = useState<Effect>('hide');
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <s-section heading={t('shopify.overrides.title')}>
      <s-stack gap="base">
        <s-paragraph>{t('shopify.overrides.lead')}</s-paragraph>
        {findingsAt(editor.state.errors, 'overrides').map((finding) => (
          <s-text key={finding.field + finding.text} tone="critical">
            {messageOf(finding)}
          </s-text>
        ))}
        <Removed removed={choosing.removed} undo={choosing.undo} />
        <s-select
          label={t('shopify.overrides.effect')}
          value={effect}
          onChange={({ currentTarget: { value } }) => setEffect(isEffect(value) ? value : 'hide')}
        >
          <s-option value="hide">{t('screens.rule.effect.hide')}</s-option>
          <s-option value="show">{t('screens.rule.effect.show')}</s-option>
        </s-select>
        <Adding choosing={choosing} effect={effect} problem={problem} onProblem={setProblem} />
        <Rows {...choosing} />
      </s-stack>
    </s-section>
  );
};
