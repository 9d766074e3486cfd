import { compile, decidePartially, explain, reasonSentence } from '@talk-suite/core/visibility';
import { addressProblem, onDevices, tidyAddressLine } from '@talk-suite/core/screens';
import { useState } from 'react';
import type { AppData } from '../../app-data/index.ts';
import { useSnapshot } from '../storefront/use-snapshot.ts';
import { messageOf, t } from '../t.ts';
import { Because, RuleLink, Sometimes, type NamedRules } from './because.tsx';
import { storeAddress } from './store-address.ts';
import { triedAt, type Tried } from './tried.ts';
import { words } from './words.ts';

interface VerdictProps extends Pick<NamedRules, 'onShow'> {
  readonly tried: Tried;
  readonly appData: AppData;
}

/** What a device other than the one that was tried makes of the page. */
const OtherDevice = ({ tried, appData, onShow }: VerdictProps) => {
  const compiled = compile(appData.settings);
  const { desktop, mobile, same } = onDevices((device) =>
    decidePartially(
      compiled,
      { ...tried.facts, values: { ...tried.facts.values, device: [device] } },
      tried.unknown,
    ),
  );
  if (same) return null;
  const [device, { talk, because }] = tried.facts.values.device.includes('mobile')
    ? (['desktop', desktop] as const)
    : (['mobile', mobile] as const);
  return (
    <s-stack gap="small-300">
      <s-text type="strong">
        {t('shopify.try.otherDevice', {
          decision: t(`screens.decision.${talk ?? 'depends'}`),
          device: t(`visibility.sentence.where.device.${device}`),
        })}
      </s-text>
      {because && <Because because={because} rules={appData.settings.visibility.rules} onShow={onShow} />}
    </s-stack>
  );
};

/** What the settings make of the page: certain, or what it depends on. Never green where the page decides otherwise. */
const Verdict = ({ tried, appData, onShow }: VerdictProps) => {
  const compiled = compile(appData.settings);
  const { facts, unknown } = tried;
  const { talk, because, sometimes } = decidePartially(compiled, facts, unknown);
  const passedOver = explain(compiled, facts).passedOver.filter(({ rule }) => !sometimes.includes(rule));
  const named = { rules: appData.settings.visibility.rules, onShow };
  const byId = new Map(named.rules.map((rule) => [rule.id, rule]));
  const tone = talk === null ? 'warning' : talk === 'show' ? 'success' : 'info';
  return (
    <s-banner
      tone={tone}
      heading={t(talk === null ? 'screens.decision.depends' : `screens.decision.${talk}`)}
    >
      {because && <Because because={because} {...named} />}
      {sometimes.length > 0 && (
        <>
          <s-paragraph>{t('shopify.try.depends')}</s-paragraph>
          <Sometimes ids={sometimes} {...named} />
        </>
      )}
      <OtherDevice tried={tried} appData={appData} onShow={onShow} />
      {tried.mayHaveException && <s-paragraph>{t('shopify.try.exceptions')}</s-paragraph>}
      {tried.seen && <s-paragraph>{t('shopify.try.seen')}</s-paragraph>}
      {passedOver.length > 0 && (
        <>
          <s-paragraph>{t('screens.try.passedOver')}</s-paragraph>
          <s-unordered-list>
            {passedOver.map(({ rule: id, reasons }) => {
              const rule = byId.get(id);
              return (
                <s-list-item key={id}>
                  <s-stack gap="small-300" alignItems="start">
                    {rule && <RuleLink rule={rule} onShow={onShow} />}
                    <s-text>{reasons.map((reason) => reasonSentence(reason, words)).join(' ')}</s-text>
                  </s-stack>
                </s-list-item>
              );
            })}
          </s-unordered-list>
        </>
      )}
    </s-banner>
  );
};

interface Props extends Pick<NamedRules, 'onShow'> {
  readonly appData: AppData;
  readonly saved: AppData;
  readonly shop: string;
}

/** What the settings make of an address, as they are on the screen, saved or not. */
export const TryAddress = ({ appData, saved, shop, onShow }: Props) => {
  const [address, setAddress] = useState('');
  const [device, setDevice] = useState('desktop');
  const [tried, setTried] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const { state, look } = useSnapshot();
  const ask = (): void => {
    const tidy = tidyAddressLine(storeAddress(address) || '/', { home: `https://${shop}/` });
    setTried(tidy.kind === 'address' ? tidy.pattern : null);
    const wrong = addressProblem(tidy);
    setProblem(wrong ? messageOf(wrong) : '');
    // The page itself knows what its address does not tell.
    if (tidy.kind === 'address') look({ address: tidy.pattern, times: 1 });
  };
  const seen = state.kind === 'taken' ? (state.snapshots[0] ?? null) : null;
  return (
    <s-section heading={t('screens.try.title')}>
      <s-stack gap="base">
        <s-paragraph>{t('screens.try.lead')}</s-paragraph>
        <div
          onKeyDown={({ key }) => {
            if (key === 'Enter') ask();
          }}
        >
          <s-text-field
            label={t('screens.try.address')}
            {...(problem !== '' && { error: problem })}
            placeholder="/pages/contact"
            value={address}
            onInput={({ currentTarget }) => {
              setAddress(currentTarget.value);
              setTried(null);
            }}
          />
        </div>
        <s-select
          label={t('screens.try.device')}
          value={device}
          onChange={({ currentTarget }) => setDevice(currentTarget.value)}
        >
          <s-option value="desktop">{t('screens.rule.device.desktop')}</s-option>
          <s-option value="mobile">{t('screens.rule.device.mobile')}</s-option>
        </s-select>
        <s-stack direction="inline">
          <s-button onClick={ask}>{t('screens.try.button')}</s-button>
        </s-stack>
        <div role="status">
          {tried !== null && (
            <Verdict
              tried={triedAt({ address: tried, device, seen, appData, saved })}
              appData={appData}
              onShow={onShow}
            />
          )}
          {tried !== null && state.kind === 'looking' && (
            <s-paragraph color="subdued">{t('shopify.try.looking')}</s-paragraph>
          )}
          {tried !== null && seen?.status === 404 && (
            <s-paragraph tone="caution">{t('screens.try.notFound')}</s-paragraph>
          )}
        </div>
      </s-stack>
    </s-section>
  );
};
