import type { Kind } from '@talk-suite/core/visibility';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AppData } from '../../../app-data/app-data.ts';
import { numberOf, overrideOf, type Effect } from '../../../app-data/overrides.ts';
import { knownDecision } from './known-decision.ts';
import { readChoices, writeChoice, type Outcome, type Problem, type Query } from './stored.ts';

/** What of `shopify` the block uses. */
export interface BlockApi {
  readonly data: { readonly selected: readonly { readonly id: string }[] };
  readonly query: Query;
  readonly i18n: { translate(key: string, values?: Record<string, string | number>): string };
}

/** The lists that the admin has a block for, and the kind of page that each is about. */
const KINDS = { products: 'product', collections: 'collection' } as const satisfies Record<string, Kind>;

interface BlockProps {
  readonly api: BlockApi;
  readonly list: keyof typeof KINDS;
  /** The number of the product or collection. */
  readonly number: string;
}

const CHOICES = ['inherit', 'show', 'hide'] as const;

const effectOf = (choice: string | undefined): Effect | null =>
  choice === 'show' || choice === 'hide' ? choice : null;

const ruleName = ({ settings }: AppData, id: string): string =>
  settings.visibility.rules.find((rule) => rule.id === id)?.name || id;

/** Whether Talk shows, as far as the kind of page and its own switch tell. */
const Now = ({ api, list, number, appData }: BlockProps & { readonly appData: AppData }) => {
  const choice = overrideOf(appData.overrides, list, number);
  const { talk, because } = knownDecision(appData.settings, KINDS[list], choice);
  const rule = because?.rule === undefined ? {} : { name: ruleName(appData, because.rule) };
  return (
    <s-paragraph>
      {api.i18n.translate(`talk.${talk ?? 'open'}`)}
      {because && ` ${api.i18n.translate(`because.${because.by}`, rule)}`}
    </s-paragraph>
  );
};

const Block = ({ api, list, number }: BlockProps) => {
  const [appData, setAppData] = useState<AppData | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(true);
  const [failures, setFailures] = useState(0);
  const { translate } = api.i18n;

  const settle = async (outcome: Promise<Outcome>): Promise<void> => {
    setBusy(true);
    const result = await outcome;
    if (result.ok) setAppData(result.appData);
    else setFailures((count) => count + 1);
    setProblem(result.ok ? null : result.problem);
    setBusy(false);
  };
  const load = (): void => void settle(readChoices(api.query));
  useEffect(load, []);

  const chosen = appData && (overrideOf(appData.overrides, list, number) ?? 'inherit');
  return (
    <s-admin-block
      heading={translate('heading')}
      {...(chosen && { collapsedSummary: translate(`choice.${chosen}`) })}
    >
      <s-stack gap="base">
        {problem && (
          <s-banner tone={problem.code === 'notSetUp' ? 'info' : 'critical'}>
            <s-paragraph>{translate(`problem.${problem.code}`, { ...problem.values })}</s-paragraph>
            {!appData && (
              <s-button disabled={busy} onClick={load}>
                {translate('again')}
              </s-button>
            )}
          </s-banner>
        )}
        {busy && !appData && <s-spinner accessibilityLabel={translate('loading')} />}
        {appData && (
          <>
            <s-choice-list
              // A new list after a failure: the old one shows what was not saved.
              key={failures}
              name="talk"
              label={translate(`label.${list}`)}
              disabled={busy}
              onChange={({ currentTarget }) =>
                void settle(writeChoice(api.query, list, number, effectOf(currentTarget.values[0])))
              }
            >
              {CHOICES.map((choice) => (
                <s-choice key={choice} value={choice} selected={choice === chosen}>
                  {translate(`choice.${choice}`)}
                </s-choice>
              ))}
            </s-choice-list>
            <Now api={api} list={list} number={number} appData={appData} />
          </>
        )}
      </s-stack>
    </s-admin-block>
  );
};

/** Puts the block into the page of the product or collection that the admin shows. */
export const showBlock = (api: BlockApi, list: keyof typeof KINDS): void => {
  const number = numberOf(api.data.selected[0]?.id ?? '');
  if (number !== null) render(<Block api={api} list={list} number={number} />, document.body);
};
