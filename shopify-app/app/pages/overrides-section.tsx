import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
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

/** Products, collections, pages, blogs and articles with a choice of their own. */
export const OverridesSection = ({ editor: { state, edit } }: { readonly editor: Editor }) => {
  const { overrides } = state.draft;
  const bridge = useAppBridge();
  const [text, setText] = useState('');
  const [effect, setEffect] = useState<Effect>('hide');
  const [problem, setProblem] = useState('');
  const [looking, setLooking] = useState(false);

  const choose = (listed: readonly Listed[], choice: Effect | null): void =>
    edit(
      'overrides',
      listed.reduce((all, { kind, key }) => withOverride(all, kind, key, choice), overrides),
    );
  const add = (): void => {
    const listed = listedFrom(text);
    setProblem(listed ? '' : t('shopify.overrides.notFound'));
    if (!listed) return;
    choose([listed], effect);
    setText('');
  };
  const pickAll = async (kind: keyof typeof PICKED): Promise<void> => {
    const picked = await pick(bridge, PICKED[kind]);
    setProblem(picked.kind === 'picked' ? '' : t(`shopify.overrides.pick.${picked.kind}`));
    if (picked.kind === 'picked' && picked.keys.length > 0)
      choose(
        picked.keys.map((key) => ({ kind, key })),
        effect,
      );
  };
  const allowContent = async (): Promise<boolean> => {
    try {
      const allowed = await mayRead(bridge, CONTENT_SCOPE);
      setProblem(allowed ? '' : t('shopify.content.refused'));
      return allowed;
    } catch {
      setProblem(t('shopify.content.unasked'));
      return false;
    }
  };
  const rows = OVERRIDE_KINDS.flatMap((kind) =>
    EFFECTS.flatMap((each) => overrides[kind][each]).map((key) => ({ kind, key })),
  );

  return (
    <s-section heading={t('shopify.overrides.title')}>
      <s-stack gap="base">
        <s-paragraph>{t('shopify.overrides.lead')}</s-paragraph>
        {findingsAt(state.errors, 'overrides').map((finding) => (
          <s-text key={finding.field + finding.text} tone="critical">
            {messageOf(finding)}
          </s-text>
        ))}
        <s-select
          label={t('shopify.overrides.effect')}
          value={effect}
          onChange={({ currentTarget: { value } }) => setEffect(isEffect(value) ? value : 'hide')}
        >
          <s-option value="hide">{t('screens.rule.effect.hide')}</s-option>
          <s-option value="show">{t('screens.rule.effect.show')}</s-option>
        </s-select>
        <s-text-field
          label={t('shopify.overrides.address')}
          details={t('shopify.overrides.address.help')}
          error={problem}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <s-stack direction="inline" gap="small">
          <s-button onClick={add}>{t('shopify.overrides.add')}</s-button>
          {(Object.keys(PICKED) as (keyof typeof PICKED)[]).map((kind) => (
            <s-button key={kind} onClick={() => void pickAll(kind)}>
              {t(`shopify.overrides.pick.${kind}`)}
            </s-button>
          ))}
          <s-button onClick={() => void allowContent().then(setLooking)}>
            {t('shopify.content.open')}
          </s-button>
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
        {rows.length === 0 && <s-paragraph>{t('shopify.overrides.none')}</s-paragraph>}
        {rows.length > 0 && (
          <s-paragraph>
            {t('shopify.overrides.count', { count: String(countOverrides(overrides)) })}
          </s-paragraph>
        )}
        {rows.map(({ kind, key }) => (
          <OverrideRow
            key={kind + key}
            kind={kind}
            name={key}
            choice={overrideOf(overrides, kind, key)}
            onChoose={(choice) => choose([{ kind, key }], choice)}
          />
        ))}
      </s-stack>
    </s-section>
  );
};
