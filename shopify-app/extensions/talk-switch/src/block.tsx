import { DEVICES, isListRule, ruleQuery, type Device } from '@talk-suite/core/screens';
import { englishWords, ruleSentence, type Kind, type PartialDecision } from '@talk-suite/core/visibility';
import { Fragment, render, type ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AppData } from '../../../app-data/app-data.ts';
import { numberOf, overrideOf, type Effect } from '../../../app-data/overrides.ts';
import type { Query } from './ask.ts';
import { decisionOn } from './decision.ts';
import { readResource, type Resource, type ResourceList } from './resource.ts';
import { readChoices, writeChoice, type Outcome, type Problem } from './stored.ts';

/** What of `shopify` the block uses. */
export interface BlockApi {
  readonly data: { readonly selected: readonly { readonly id: string }[] };
  readonly query: Query;
  readonly i18n: { translate(key: string, values?: Record<string, string | number>): string };
}

/** The kind of page that each list is about. */
const KINDS = { products: 'product', collections: 'collection' } as const satisfies Record<
  ResourceList,
  Kind
>;

interface BlockProps {
  readonly api: BlockApi;
  readonly list: ResourceList;
  /** Global id of the product or collection. */
  readonly id: string;
  /** The number in it. */
  readonly number: string;
}

const CHOICES = ['inherit', 'show', 'hide'] as const;

/** Where in the app something can be done about a problem. */
const DOORS: Readonly<Partial<Record<Problem['code'], string>>> = {
  notSetUp: 'app:connection',
  unreadable: 'app:',
  tooLarge: 'app:pages',
};

const effectOf = (choice: string | undefined): Effect | null =>
  choice === 'show' || choice === 'hide' ? choice : null;

/** What a rule is called: by its owner, else by what it does. */
const ruleName = ({ settings }: AppData, id: string): string => {
  const rule = settings.visibility.rules.find((each) => each.id === id);
  return rule ? rule.name.trim() || ruleSentence(rule, englishWords) : id;
};

interface RuleLinkProps {
  readonly api: BlockApi;
  readonly appData: AppData;
  readonly id: string;
}

/** The way to a rule in the app, by its name; to the list of pages, which has none, by what it is. */
const RuleLink = ({ api, appData, id }: RuleLinkProps) => (
  <s-link href={`app:pages${ruleQuery(id)}`}>
    {isListRule({ id }) ? api.i18n.translate('list') : ruleName(appData, id)}
  </s-link>
);

/** Stands in a translated sentence where elements belong. */
const PLACE = '\uFFFC';

/** A sentence with elements at its place. */
const filled = (sentence: string, elements: ComponentChildren): ComponentChildren => {
  const [before, after] = sentence.split(PLACE);
  return after === undefined ? sentence : [before, elements, after];
};

interface NowProps extends Omit<BlockProps, 'id'> {
  readonly appData: AppData;
  /** Null where the app may not read it. */
  readonly resource: Resource | null;
}

interface DecisionProps extends Pick<NowProps, 'api' | 'appData' | 'resource'> {
  readonly decision: PartialDecision;
  /** The device that it holds for; without one it holds for all. */
  readonly device?: Device;
}

/** Whether Talk shows, and what decides it. */
const Decision = ({ api, appData, resource, decision, device }: DecisionProps) => {
  const { translate } = api.i18n;
  const { talk, because, sometimes } = decision;
  const rule = because?.rule;
  const by = rule !== undefined && isListRule({ id: rule }) ? 'list' : because?.by;
  // Where all is known that the store knows of the page, what is open is the visitor's.
  const open = resource?.terms ? 'visitor' : 'page';
  return (
    <s-paragraph>
      {device && <s-text type="strong">{translate(`device.${device}`)} </s-text>}
      {talk && translate(`talk.${talk}`)}
      {by && ' '}
      {by &&
        filled(
          translate(`because.${by}`, rule === undefined ? {} : { name: PLACE }),
          rule !== undefined && <RuleLink api={api} appData={appData} id={rule} />,
        )}
      {sometimes.length > 0 && ' '}
      {sometimes.length > 0 &&
        filled(
          translate(`sometimes.${talk ? 'agree' : open}`, { rules: PLACE }),
          sometimes.map((id, at) => (
            <Fragment key={id}>
              {at > 0 && ', '}“<RuleLink api={api} appData={appData} id={id} />”
            </Fragment>
          )),
        )}
    </s-paragraph>
  );
};

/** What Talk does on the page, once, or for each device where they differ: as far as that is known here. */
const Now = ({ api, list, number, appData, resource }: NowProps) => {
  const choice = overrideOf(appData.overrides, list, number);
  const decisions = decisionOn(appData.settings, KINDS[list], choice, resource);
  const asked = { api, appData, resource };
  const isOpen = DEVICES.some((device) => decisions[device].sometimes.length > 0);
  return (
    <>
      {decisions.same ? (
        <Decision {...asked} decision={decisions.desktop} />
      ) : (
        DEVICES.map((device) => (
          <Decision key={device} {...asked} decision={decisions[device]} device={device} />
        ))
      )}
      {isOpen && !resource && <s-text color="subdued">{api.i18n.translate('permission')}</s-text>}
    </>
  );
};

const Block = ({ api, list, id, number }: BlockProps) => {
  const [appData, setAppData] = useState<AppData | null>(null);
  const [resource, setResource] = useState<Resource | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(true);
  const [failures, setFailures] = useState(0);
  const [saved, setSaved] = useState(false);
  const { translate } = api.i18n;

  const settle = async (outcome: Promise<Outcome>): Promise<boolean> => {
    setBusy(true);
    setSaved(false);
    const result = await outcome;
    if (result.ok) setAppData(result.appData);
    else setFailures((count) => count + 1);
    setProblem(result.ok ? null : result.problem);
    setBusy(false);
    return result.ok;
  };
  // Both are awaited, so that nothing that is said is taken back a moment later.
  const load = (): void =>
    void settle(
      Promise.all([readChoices(api.query), readResource(api.query, list, id)]).then(([outcome, found]) => {
        setResource(found);
        return outcome;
      }),
    );
  // oxlint-disable-next-line react/exhaustive-deps -- A block keeps its resource.
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
            <s-paragraph>
              {translate(`problem.${problem.code}`, { ...problem.values })}{' '}
              {DOORS[problem.code] && <s-link href={DOORS[problem.code]!}>{translate('open')}</s-link>}
            </s-paragraph>
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
                void settle(writeChoice(api.query, list, number, effectOf(currentTarget.values[0]))).then(
                  setSaved,
                )
              }
            >
              {CHOICES.map((choice) => (
                <s-choice key={choice} value={choice} selected={choice === chosen}>
                  {translate(`choice.${choice}`)}
                </s-choice>
              ))}
            </s-choice-list>
            <s-box accessibilityRole="status">{saved && <s-text>{translate('saved')}</s-text>}</s-box>
            <Now api={api} list={list} number={number} appData={appData} resource={resource} />
          </>
        )}
      </s-stack>
    </s-admin-block>
  );
};

/** Puts the block into the page of the product or collection that the admin shows. */
export const showBlock = (api: BlockApi, list: ResourceList): void => {
  const id = api.data.selected[0]?.id ?? '';
  const number = numberOf(id);
  if (number !== null) render(<Block api={api} list={list} id={id} number={number} />, document.body);
};
