import {
  addressesOfWhere,
  addressProblem,
  tidyAddressLine,
  WHERE,
  whereOf,
  withWhere,
  writtenRules,
  type Where,
} from '@talk-suite/core/screens';
import { useEffect, useRef, useState } from 'react';
import type { Editor } from '../editing/use-editing.ts';
import { withValues } from '../fields/with-values.ts';
import { messageOf, t } from '../t.ts';
import { PathChoices } from './pickers/path-choices.tsx';
import { storeAddress } from './store-address.ts';

interface ListProps {
  readonly where: Exclude<Where, 'everywhere'>;
  readonly addresses: readonly string[];
  readonly shop: string;
  readonly onChange: (addresses: readonly string[]) => void;
}

/** The pages of a choice: addresses, added by pasting and taken away one by one. */
const PageList = ({ where, addresses, shop, onChange }: ListProps) => {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLElementTagNameMap['s-text-field']>(null);
  const add = (): void => {
    const tidy = tidyAddressLine(storeAddress(typed), { home: `https://${shop}/` });
    const wrong = addressProblem(tidy);
    setProblem(wrong ? messageOf(wrong) : '');
    if (tidy.kind !== 'address') return;
    onChange([...new Set([...addresses, tidy.pattern])]);
    setTyped('');
    setSaid(t('screens.where.added', { address: tidy.pattern }));
  };
  return (
    <s-stack gap="base">
      <s-text type="strong">{t(`screens.where.${where}.list`)}</s-text>
      {addresses.length === 0 && <s-paragraph>{t('shopify.where.none')}</s-paragraph>}
      <s-stack direction="inline" gap="small-200">
        {addresses.map((address) => (
          <s-stack key={address} direction="inline" gap="small-200" alignItems="center">
            <s-text>{address}</s-text>
            <s-button
              variant="tertiary"
              accessibilityLabel={t('screens.where.remove', { address })}
              onClick={() => {
                onChange(addresses.filter((each) => each !== address));
                setSaid(t('screens.where.removed', { address }));
                field.current?.focus();
              }}
            >
              {t('shopify.where.remove')}
            </s-button>
          </s-stack>
        ))}
      </s-stack>
      <div
        onKeyDown={({ key }) => {
          if (key === 'Enter') add();
        }}
      >
        <s-text-field
          ref={field}
          label={t('screens.where.add')}
          details={t('screens.where.add.help')}
          {...(problem !== '' && { error: problem })}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      <s-stack direction="inline">
        <s-button onClick={add}>{t('screens.where.add.button')}</s-button>
      </s-stack>
      <PathChoices
        chosen={addresses}
        onToggle={(path, chosen) =>
          onChange(chosen ? [...addresses, path] : addresses.filter((each) => each !== path))
        }
      />
      <s-box accessibilityRole="status">
        <s-text accessibilityVisibility="exclusive">{said}</s-text>
      </s-box>
    </s-stack>
  );
};

interface Props {
  readonly editor: Editor;
  readonly shop: string;
  /** How often a link led here. */
  readonly focused: number;
}

/** Where Talk shows, in the three choices that merchants think in. They write the default and a rule. */
export const WhereSection = ({ editor: { state, edit }, shop, focused }: Props) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused > 0) place.current?.focus();
  }, [focused]);
  const { visibility } = state.draft.settings;
  // "Except" without a page yet is not to be seen in the settings: it is everywhere.
  const [wanted, setWanted] = useState<Where | null>(null);
  const stored = whereOf(visibility);
  const where = wanted === 'except' && stored === 'everywhere' ? 'except' : stored;
  const store = (next: Where, addresses?: readonly string[]): void => {
    const { default: fallback, rules } = withWhere(visibility, next, addresses);
    edit('visibility.default', fallback);
    edit('visibility.rules', rules);
  };
  const written = writtenRules(visibility.rules).filter(({ enabled }) => enabled).length;
  return (
    <s-section heading={t('screens.where.label')}>
      <s-stack gap="large">
        <s-paragraph>{t('shopify.pages.lead')}</s-paragraph>
        <div ref={place} tabIndex={-1} role="group" aria-label={t('screens.where.label')}>
          <s-choice-list
            label={t('screens.where.label')}
            labelAccessibilityVisibility="exclusive"
            {...withValues([where])}
            onChange={({ currentTarget }) => {
              const next = WHERE.find((each) => each === currentTarget.values[0]);
              if (!next) return;
              setWanted(next);
              store(next);
            }}
          >
            {WHERE.map((each) => (
              <s-choice key={each} value={each}>
                {t(`screens.where.${each}`)}
                <s-text slot="details">{t(`screens.where.${each}.help`)}</s-text>
              </s-choice>
            ))}
          </s-choice-list>
        </div>
        {where !== 'everywhere' && (
          <PageList
            key={where}
            where={where}
            addresses={addressesOfWhere(visibility, where)}
            shop={shop}
            onChange={(addresses) => store(where, addresses)}
          />
        )}
        {written > 0 && <s-paragraph>{t('screens.where.rules', { count: String(written) })}</s-paragraph>}
      </s-stack>
    </s-section>
  );
};
