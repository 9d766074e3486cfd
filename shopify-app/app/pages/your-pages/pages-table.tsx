import { DEVICES, type DeviceDecisions } from '@talk-suite/core/screens';
import type { Settings } from '@talk-suite/core/settings';
import type { PartialDecision } from '@talk-suite/core/visibility';
import { useMemo } from 'react';
import { EFFECTS, overrideOf, type Effect, type Overrides } from '../../../app-data/overrides.ts';
import { t } from '../../t.ts';
import type { Listed } from '../address.ts';
import { Because, Sometimes, type NamedRules } from '../because.tsx';
import { verdictsOf } from '../page-verdict.ts';
import { nameKey, type PageRow } from './page-names.ts';

const DECISIONS = {
  show: { tone: 'success', text: 'screens.decision.show' },
  hide: { tone: 'neutral', text: 'screens.decision.hide' },
  depends: { tone: 'warning', text: 'screens.decision.depends' },
} as const;

const KINDS = {
  products: 'product',
  collections: 'collection',
  pages: 'page',
  blogs: 'blog',
  articles: 'post',
} as const;

interface StateProps extends NamedRules {
  readonly decision: PartialDecision;
  /** What it holds for, where it does not hold for all. */
  readonly where?: string;
}

const State = ({ decision: { talk, because, sometimes }, where, ...named }: StateProps) => {
  const { tone, text } = DECISIONS[talk ?? 'depends'];
  return (
    <s-stack gap="small-300">
      <s-stack direction="inline" gap="small-300" alignItems="center">
        <s-badge tone={tone}>{t(text)}</s-badge>
        {where !== undefined && <s-text>{where}</s-text>}
      </s-stack>
      {because && because.by !== 'default' && because.by !== 'page' && (
        <Because because={because} {...named} />
      )}
      {talk === null && <Sometimes ids={sometimes} {...named} />}
    </s-stack>
  );
};

/** What Talk does on a page, once, or for each device where they differ. */
const States = ({
  decisions,
  ...named
}: { readonly decisions: DeviceDecisions<PartialDecision> } & NamedRules) =>
  decisions.same ? (
    <State decision={decisions.desktop} {...named} />
  ) : (
    <s-stack gap="small">
      {DEVICES.map((device) => (
        <State
          key={device}
          decision={decisions[device]}
          where={t(`visibility.sentence.where.device.${device}`)}
          {...named}
        />
      ))}
    </s-stack>
  );

interface RowProps extends NamedRules {
  readonly page: PageRow;
  readonly shop: string;
  readonly choice: Effect | null;
  readonly decisions: DeviceDecisions<PartialDecision>;
  readonly ticked: boolean;
  readonly onTick: (ticked: boolean) => void;
  readonly onChoose: (choice: Effect | null) => void;
}

const Row = ({ page, shop, choice, decisions, ticked, onTick, onChoose, ...named }: RowProps) => {
  const { title, path, note } = page;
  return (
    <s-table-row>
      <s-table-cell>
        <s-checkbox
          label={title}
          checked={ticked}
          onChange={({ currentTarget }) => onTick(currentTarget.checked)}
        />
        {path !== null && (
          <s-link href={`https://${shop}${path}`} target="_blank">
            {path}
          </s-link>
        )}
        {note && <s-text color="subdued"> {t(`shopify.content.${note}`)}</s-text>}
      </s-table-cell>
      <s-table-cell>
        <States decisions={decisions} {...named} />
      </s-table-cell>
      <s-table-cell>
        <s-select
          label={t('screens.sitePages.switch', { page: title })}
          labelAccessibilityVisibility="exclusive"
          value={choice ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onChoose(EFFECTS.find((effect) => effect === value) ?? null)
          }
        >
          <s-option value="">{t('shopify.overrides.choice.none')}</s-option>
          <s-option value="show">{t('screens.sitePages.show')}</s-option>
          <s-option value="hide">{t('screens.sitePages.hide')}</s-option>
        </s-select>
      </s-table-cell>
    </s-table-row>
  );
};

interface Props extends Pick<NamedRules, 'onShow'> {
  readonly pages: readonly PageRow[];
  readonly shop: string;
  readonly settings: Settings;
  readonly overrides: Overrides;
  readonly ticked: readonly Listed[];
  readonly onTick: (ticked: readonly Listed[]) => void;
  readonly onChoose: (pages: readonly Listed[], choice: Effect | null) => void;
}

/** Pages of the store: what Talk does there now, and a choice of their own for each, or for several at once. */
export const PagesTable = ({ pages, shop, settings, overrides, ticked, onTick, onChoose, onShow }: Props) => {
  const verdict = useMemo(() => verdictsOf(settings), [settings]);
  const isTicked = (page: Listed): boolean => ticked.some((each) => nameKey(each) === nameKey(page));
  return (
    <s-table>
      <s-table-header-row>
        <s-table-header listSlot="primary">{t('screens.sitePages.page')}</s-table-header>
        <s-table-header listSlot="inline">{t('screens.sitePages.decision')}</s-table-header>
        <s-table-header listSlot="labeled">{t('shopify.overrides.choice')}</s-table-header>
      </s-table-header-row>
      <s-table-body>
        {pages.map((page) => {
          const choice = overrideOf(overrides, page.kind, page.key);
          return (
            <Row
              key={nameKey(page)}
              page={page}
              shop={shop}
              choice={choice}
              decisions={verdict(page.path, KINDS[page.kind], choice)}
              rules={settings.visibility.rules}
              onShow={onShow}
              ticked={isTicked(page)}
              onTick={(on) =>
                onTick(on ? [...ticked, page] : ticked.filter((each) => nameKey(each) !== nameKey(page)))
              }
              onChoose={(next) => onChoose([page], next)}
            />
          );
        })}
      </s-table-body>
    </s-table>
  );
};
