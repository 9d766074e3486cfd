import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import type { Effect } from '../../../app-data/overrides.ts';
import { SCOPES } from '../../content/documents.ts';
import { useContent } from '../../content/use-content.ts';
import { t } from '../../t.ts';
import { listedFrom, type Listed } from '../address.ts';
import { allowed, isGranted } from '../permission.ts';
import type { Naming } from './use-page-names.ts';

/** Why a page could not be added: what was typed is none, or a permission is missing. */
type Problem =
  { readonly at: 'address'; readonly text: string } | { readonly at: 'permission'; readonly text: string };

const problemAt = (at: Problem['at'], text: string): Problem => ({ at, text });

interface Props {
  readonly effect: Effect;
  readonly onEffect: (effect: Effect) => void;
  readonly onAdd: (page: Listed) => void;
  readonly onNames: Naming['learn'];
}

/** A page named by its address, as it is pasted, or by its handle. */
export const AddPage = ({ effect, onEffect, onAdd, onNames }: Props) => {
  const bridge = useAppBridge();
  const ask = useContent();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  /** The page that is meant, or why it is none. */
  const find = async (): Promise<Listed | Problem> => {
    const named = listedFrom(text);
    if (!named) return problemAt('address', t('shopify.overrides.notFound'));
    const { kind } = named;
    if ('handle' in named) {
      const answer = await allowed(bridge, SCOPES[kind]);
      if (answer !== 'allowed') return problemAt('permission', t(`shopify.overrides.pick.${answer}`));
    } else if (!(await isGranted(bridge, SCOPES[kind]))) return named;
    const answer = await ask({
      kind,
      search: '',
      after: null,
      named: 'handle' in named ? { handle: named.handle } : { keys: [named.key] },
    });
    if (answer.kind !== 'listed')
      return 'key' in named ? named : problemAt('permission', t('shopify.overrides.pick.failed'));
    const [item] = answer.items;
    if (!item) return problemAt('address', t(`shopify.overrides.missing.${kind}`));
    onNames(kind, [item]);
    return { kind, key: item.key };
  };
  const add = async (): Promise<void> => {
    setBusy(true);
    const found = await find();
    setBusy(false);
    setProblem('at' in found ? found : null);
    if ('at' in found) return;
    onAdd(found);
    setText('');
  };
  return (
    <s-stack gap="small">
      <div
        onKeyDown={({ key }) => {
          if (key === 'Enter') void add();
        }}
      >
        <s-text-field
          label={t('shopify.overrides.address')}
          details={t('shopify.overrides.address.help')}
          {...(problem?.at === 'address' && { error: problem.text })}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </div>
      <s-stack direction="inline" gap="small" alignItems="end">
        <s-select
          label={t('shopify.overrides.effect')}
          labelAccessibilityVisibility="exclusive"
          value={effect}
          onChange={({ currentTarget: { value } }) => onEffect(value === 'show' ? 'show' : 'hide')}
        >
          <s-option value="hide">{t('screens.rule.effect.hide')}</s-option>
          <s-option value="show">{t('screens.rule.effect.show')}</s-option>
        </s-select>
        <s-button loading={busy} onClick={() => void add()}>
          {t('shopify.overrides.add')}
        </s-button>
      </s-stack>
      <div role="alert">
        {problem?.at === 'permission' && (
          <s-banner tone="warning">
            {problem.text}
            <s-button slot="secondary-actions" onClick={() => void add()}>
              {t('shopify.content.askAgain')}
            </s-button>
          </s-banner>
        )}
      </div>
    </s-stack>
  );
};
