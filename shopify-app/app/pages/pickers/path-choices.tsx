import { useState } from 'react';
import { OVERRIDE_KINDS, type OverrideKind } from '../../../app-data/overrides.ts';
import { t } from '../../t.ts';
import { useListing } from '../use-listing.ts';
import { Declined } from './declined.tsx';

interface Props {
  /** Addresses that are chosen already. */
  readonly chosen: readonly string[];
  readonly onToggle: (path: string, chosen: boolean) => void;
}

/** So many are shown at once; the search finds the others. */
const SHOWN = 8;

const List = ({
  kind,
  search,
  chosen,
  onToggle,
}: Props & { readonly kind: OverrideKind; readonly search: string }) => {
  const [{ items, status }, dispatch] = useListing(kind, search);
  const shown = items.slice(0, SHOWN);
  const values = shown.map(({ path }) => path).filter((path) => chosen.includes(path));
  if (status === 'declined') return <Declined kind={kind} onAllowed={() => dispatch({ type: 'again' })} />;
  return (
    <>
      {shown.length > 0 && (
        <s-choice-list
          label={t(`shopify.content.kind.${kind}`)}
          multiple
          values={values}
          onChange={({ currentTarget }) => {
            const now = currentTarget.values;
            const changed = shown.find(({ path }) => now.includes(path) !== values.includes(path));
            if (changed) onToggle(changed.path, now.includes(changed.path));
          }}
        >
          {shown.map(({ path, title }) => (
            <s-choice key={path} value={path}>
              {title}
              <s-text slot="details">{path}</s-text>
            </s-choice>
          ))}
        </s-choice-list>
      )}
      <s-box accessibilityRole="status">
        {status === 'loading' && t('shopify.content.loading')}
        {status === 'failed' && t('shopify.content.failed')}
        {status === 'listed' && items.length === 0 && t('shopify.content.none')}
      </s-box>
    </>
  );
};

/** Pages of the store whose addresses can be taken. */
export const PathChoices = ({ chosen, onToggle }: Props) => {
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<OverrideKind>('pages');
  const [search, setSearch] = useState('');
  return (
    <s-stack gap="small">
      <s-stack direction="inline">
        <s-button icon={open ? 'chevron-up' : 'chevron-down'} onClick={() => setOpen(!open)}>
          {t(open ? 'shopify.pick.close' : 'shopify.pick.open')}
        </s-button>
      </s-stack>
      {open && (
        <>
          <s-select
            label={t('shopify.content.kind')}
            value={kind}
            onChange={({ currentTarget }) =>
              setKind(OVERRIDE_KINDS.find((each) => each === currentTarget.value) ?? 'pages')
            }
          >
            {OVERRIDE_KINDS.map((each) => (
              <s-option key={each} value={each}>
                {t(`shopify.content.kind.${each}`)}
              </s-option>
            ))}
          </s-select>
          <s-search-field
            label={t('shopify.content.search')}
            value={search}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
          <List key={kind} kind={kind} search={search} chosen={chosen} onToggle={onToggle} />
        </>
      )}
    </s-stack>
  );
};
