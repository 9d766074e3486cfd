import { compile, decidePartially, explain, reasonSentence } from '@talk-suite/core/visibility';
import { isListRule, addressProblem, tidyAddressLine } from '@talk-suite/core/screens';
import { useState } from 'react';
import type { AppData } from '../../app-data/index.ts';
import { useSnapshot } from '../storefront/use-snapshot.ts';
import { messageOf, t } from '../t.ts';
import { storeAddress } from './store-address.ts';
import { triedAt, type Tried } from './tried.ts';
import { ruleName, words } from './words.ts';

interface VerdictProps {
  readonly tried: Tried;
  readonly appData: AppData;
}

/** What the settings make of the page: certain, or what it depends on. Never green where the page decides otherwise. */
const Verdict = ({ tried, appData }: VerdictProps) => {
  const compiled = compile(appData.settings);
  const { facts, unknown } = tried;
  const { talk, because, sometimes } = decidePartially(compiled, facts, unknown);
  const { passedOver } = explain(compiled, facts);
  const named = (id: string | undefined): string => {
    const rule = appData.settings.visibility.rules.find((each) => each.id === id);
    return rule ? ruleName(rule) : '';
  };
  const tone = talk === null ? 'warning' : talk === 'show' ? 'success' : 'info';
  return (
    <s-banner
      tone={tone}
      heading={t(talk === null ? 'screens.decision.depends' : `screens.decision.${talk}`)}
    >
      {because && (
        <s-paragraph>
          {because.rule !== undefined && isListRule({ id: because.rule })
            ? t('screens.because.list')
            : `${t(`screens.because.${because.by}`)} ${named(because.rule)}`}
        </s-paragraph>
      )}
      {sometimes.length > 0 && (
        <>
          <s-paragraph>{t('shopify.try.depends')}</s-paragraph>
          <s-unordered-list>
            {sometimes.map((id) => (
              <s-list-item key={id}>{named(id)}</s-list-item>
            ))}
          </s-unordered-list>
        </>
      )}
      {tried.mayHaveException && <s-paragraph>{t('shopify.try.exceptions')}</s-paragraph>}
      {tried.seen && <s-paragraph>{t('shopify.try.seen')}</s-paragraph>}
      {passedOver.some(({ rule }) => !sometimes.includes(rule)) && (
        <>
          <s-paragraph>{t('screens.try.passedOver')}</s-paragraph>
          <s-unordered-list>
            {passedOver
              .filter(({ rule }) => !sometimes.includes(rule))
              .map(({ rule, reasons }) => (
                <s-list-item key={rule}>
                  {named(rule)}: {reasons.map((reason) => reasonSentence(reason, words)).join(' ')}
                </s-list-item>
              ))}
          </s-unordered-list>
        </>
      )}
    </s-banner>
  );
};

interface Props {
  readonly appData: AppData;
  readonly saved: AppData;
  readonly shop: string;
}

/** What the settings make of an address, as they are on the screen, saved or not. */
export const TryAddress = ({ appData, saved, shop }: Props) => {
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
            <Verdict tried={triedAt({ address: tried, device, seen, appData, saved })} appData={appData} />
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
