import { settingsScreenProblem, type PushBody } from '@talk-suite/core/contract';
import { codeOf } from '@talk-suite/core/findings';
import { isZone, parseTemplate, REPLY_TAGS, type TemplatePart } from '@talk-suite/core/messenger';
import {
  autoReplies,
  defaultSettings,
  publicMessenger,
  validate,
  type AutoReplies,
  type Messenger,
  type PublicHost,
} from '@talk-suite/core/settings';
import type { StoredSettings } from '../storage/site-settings.ts';
import type { JudgedSettings } from './rules.ts';

/** The first thing that is wrong with pushed settings. */
export interface Objection {
  readonly field: string;
  readonly reason: string;
}

/** Any connection to a Talk server: what is judged here is the messenger. */
const CONNECTION = {
  service: 'talk-server',
  trackingKey: 'talk-000000000000000000',
  captureHost: 'https://talk.example/',
  scriptUrl: 'https://talk.example/app.js',
  options: {},
  track: {},
  dataRegion: null,
} as const;

const templateOf = (text: string): readonly TemplatePart[] => {
  const reading = parseTemplate(text, REPLY_TAGS);
  return text === '' || !reading.ok ? [] : reading.parts;
};

const translated = ({ online, away }: Partial<AutoReplies<string>>) => ({
  ...(online !== undefined && { online: templateOf(online) }),
  ...(away !== undefined && { away: templateOf(away) }),
});

const judged = (messenger: Messenger, host: PublicHost): JudgedSettings | null => {
  const base = defaultSettings();
  const shown = publicMessenger(
    { connection: CONNECTION, installation: { ...base.installation, source: 'own' }, messenger },
    host,
  );
  const { texts, locales } = autoReplies(messenger);
  const { estimate } = messenger.hours;
  return (
    shown && {
      messenger: shown,
      verification: messenger.visitors.verification,
      autoReply: { online: templateOf(texts.online), away: templateOf(texts.away) },
      autoReplyIn: Object.fromEntries(
        Object.entries(locales).map(([locale, replies]) => [locale, translated(replies)]),
      ),
      measured: { online: estimate.online.kind === 'measured', away: estimate.away.kind === 'measured' },
    }
  );
};

/**
 * Judges settings that a host pushes, by the core's own judgement: what is stored needs none any more.
 * @returns the settings, or what is wrong with them first
 */
export const judge = ({
  messenger,
  host,
}: Pick<PushBody, 'messenger' | 'host'>): JudgedSettings | Objection => {
  const reading = validate({ ...defaultSettings(), messenger });
  if (!reading.ok) {
    const [first] = reading.errors;
    return { field: first!.field, reason: codeOf(first!) };
  }
  if (!isZone(host.zone)) return { field: 'host.zone', reason: 'unknownZone' };
  const wrong = host.settingsScreen === undefined ? null : settingsScreenProblem(host.settingsScreen);
  if (wrong !== null) return { field: 'host.settingsScreen', reason: wrong };
  // A messenger that is off on the host's pages is the host's affair: who still has one open is held to the rules.
  return judged({ ...reading.settings.messenger, mode: 'on' }, host)!;
};

/** What the settings were made of, as it is stored for screens. */
export const sourceOf = ({ messenger, host }: Pick<PushBody, 'messenger' | 'host'>): string =>
  JSON.stringify({ messenger, host });

/** The messenger with which a site begins whose settings nobody has made: nothing is asked, and nobody is promised. */
export const beginning = (): Messenger => {
  const { messenger } = defaultSettings();
  return {
    ...messenger,
    mode: 'on',
    visitors: { ...messenger.visitors, require: { ...messenger.visitors.require, email: false } },
    // Nobody has said when the team is there.
    hours: { ...messenger.hours, rows: [] },
  };
};

/** The settings as screens show them: what was stored, else those with which a site begins. */
export const editable = (
  stored: Pick<StoredSettings, 'source'> | null,
  siteName: string,
): Pick<PushBody, 'host'> & { readonly messenger: Messenger } => {
  const host = { siteName, language: '', zone: 'UTC' };
  if (!stored?.source) return { messenger: beginning(), host };
  const { messenger, host: told } = JSON.parse(stored.source) as Pick<PushBody, 'messenger' | 'host'>;
  const reading = validate({ ...defaultSettings(), messenger });
  // It was judged when it was stored; of a later version, it may have become wrong.
  return { messenger: reading.ok ? reading.settings.messenger : beginning(), host: { ...host, ...told } };
};

/** The messenger of a site whose host has pushed nothing: as a new installation has it, and nothing is asked. */
export const unpushedMessenger = (siteName: string): JudgedSettings['messenger'] =>
  judged(beginning(), { siteName, language: '', zone: 'UTC' })!.messenger;
