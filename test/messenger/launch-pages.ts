// The table of strategy, mode and service as pages: what hosts print is read back as the table says it.
import table from '../vectors/messenger-launch.json' with { type: 'json' };
import { orttoConnection } from '../../core/connection/connection.fixture.ts';
import { messengerAttributes } from '../../core/embed/index.ts';
import type { Launch, LaunchQuestion, Moment } from '../../core/messenger/launch.ts';
import { defaultSettings, publicMessenger, type Settings } from '../../core/settings/index.ts';
import {
  compile,
  readFacts,
  residualDecision,
  type PageContext,
  type ResidualDecision,
} from '../../core/visibility/index.ts';

interface LaunchCase {
  readonly name: string;
  readonly question: LaunchQuestion;
  readonly launch: Launch;
}

/** A case of the table as a page of a site. */
export interface LaunchPage extends LaunchCase {
  readonly settings: Settings;
}

/** Settings say on or off: which of the modes that is follows from the service, so the others are on no page. */
const isOnPages = ({ question: { mode, service } }: LaunchCase): boolean =>
  mode === 'off' || service === null || (mode === 'front') === (service === 'ortto');

/** On `pending` pages the browser decides: Talk is hidden on phones. */
const visibilityOf = ({ talk, whenHidden }: LaunchQuestion): Settings['visibility'] => ({
  default: talk === 'hide' ? 'hide' : 'show',
  whenHidden,
  rules:
    talk === 'pending'
      ? [{ id: 'phones', name: 'Phones', effect: 'hide', enabled: true, when: { device: ['mobile'] } }]
      : [],
});

const settingsOf = (
  question: LaunchQuestion,
  connection: Partial<NonNullable<Settings['connection']>>,
): Settings => {
  const { enabled, service, mode, source, strategy } = question;
  const settings = defaultSettings();
  const { visitors } = settings.messenger;
  return {
    ...settings,
    enabled,
    connection: service && orttoConnection({ ...connection, service }),
    visibility: visibilityOf(question),
    loading: { ...settings.loading, strategy },
    installation: { ...settings.installation, source },
    messenger: {
      ...settings.messenger,
      mode: mode === 'off' ? 'off' : 'on',
      // Whoever wants to talk is asked nothing first.
      visitors: { ...visitors, require: { ...visitors.require, email: false } },
    },
  };
};

/** @param connection of all sites but those that have none */
export const launchPages = (
  connection: Partial<NonNullable<Settings['connection']>> = {},
): readonly LaunchPage[] =>
  (table as readonly LaunchCase[])
    .filter(isOnPages)
    .map((each) => ({ ...each, settings: settingsOf(each.question, connection) }));

const host = { siteName: 'Larkmoor', language: 'en', zone: 'Europe/Berlin' };
const context: PageContext = { url: '/', kind: 'front', locale: 'en' };

/** What the site leaves to the browser. */
export const residualOf = ({ settings }: LaunchPage): ResidualDecision =>
  residualDecision(compile(settings), readFacts(context));

/** The tag's attributes as the core makes them, the settings in the tag. */
export const launchTag = (page: LaunchPage): Record<string, string> | null => {
  const messenger = publicMessenger(page.settings, host);
  return messengerAttributes(
    page.settings,
    residualOf(page),
    messenger && { settings: messenger, hash: null, language: host.language },
  );
};

/** The question as the plugin's PHP is asked it. */
export const launchQuestion = (page: LaunchPage): object => ({
  settings: page.settings,
  host,
  language: host.language,
  ...residualOf(page),
});

const scriptMoment = (attributes: Readonly<Record<string, string>>, strategy: Moment): Moment => {
  const messenger = attributes['data-messenger'];
  if (messenger === undefined) return strategy;
  return (JSON.parse(messenger) as { mode: string }).mode === 'front' ? 'intent' : 'never';
};

/** What a loader does with a tag, in the table's words. */
export const launchIn = (attributes: Readonly<Record<string, string>> | null): Launch => {
  const none = { launcher: 'never', script: 'never', scriptWhenHidden: 'never' } as const;
  if (attributes === null) return { tag: 'none', ...none };
  if ('data-mode' in attributes) return { tag: 'loader', ...none };
  const strategy = (attributes['data-load'] ?? 'async') as Moment;
  const [hides, leaves] = ['data-hide' in attributes, 'data-pending' in attributes];
  const launches = 'data-launcher' in attributes;
  return {
    tag: launches ? 'messenger' : 'loader',
    launcher: launches ? strategy : 'never',
    script: hides ? 'never' : scriptMoment(attributes, strategy),
    scriptWhenHidden: (hides || leaves) && !('data-stop' in attributes) ? strategy : 'never',
  };
};
