import type { Estimate, OfficeHours, TemplatePart } from '@talk-suite/core/messenger';
import type { PublicMessenger } from '@talk-suite/core/messenger';
import type { AutoReplies } from '@talk-suite/core/settings';
import type { Accepted } from '../files/sniff.ts';
import type { Site } from '../storage/directory.ts';
import type { SiteSettings } from '../storage/site-settings.ts';
import type { Store } from '../storage/store.ts';
import { MeasuredEstimates } from './measured-estimates.ts';

type Template = readonly TemplatePart[];

/** What a site's owner decided, as far as the server holds visitors to it. */
export interface SiteRules {
  /** The settings that this is of; null where no host has pushed any. */
  readonly revision: string | null;
  readonly needs: { readonly email: boolean; readonly firstName: boolean; readonly lastName: boolean };
  /** Replies to an outbound message before details are needed. */
  readonly answersFirst: number;
  readonly consentNeeded: boolean;
  /** Whether only people may write whose host proves who they are. */
  readonly identityNeeded: boolean;
  readonly files: { readonly accepted: Accepted; /** Bytes. */ readonly largest: number };
  readonly hours: OfficeHours | null;
  readonly estimates: { readonly online: Estimate; readonly away: Estimate };
  readonly autoReply: AutoReplies<Template>;
  /** What of it is translated, by language. */
  readonly autoReplyIn: Readonly<Record<string, Partial<AutoReplies<Template>>>>;
  /** What browsers see of the settings; null where no host has pushed any. */
  readonly messenger: PublicMessenger | null;
}

const MEGABYTE = 1024 * 1024;

/** A site whose host has pushed nothing asks for nothing. */
const NO_RULES: SiteRules = {
  revision: null,
  needs: { email: false, firstName: false, lastName: false },
  answersFirst: 0,
  consentNeeded: false,
  identityNeeded: false,
  files: { accepted: 'images', largest: 10 * MEGABYTE },
  hours: null,
  estimates: { online: 'none', away: 'none' },
  autoReply: { online: [], away: [] },
  autoReplyIn: {},
  messenger: null,
};

/** What is stored of pushed settings: read and judged once, when they came. */
export interface JudgedSettings {
  readonly messenger: PublicMessenger;
  readonly verification: 'off' | 'mark' | 'required';
  readonly autoReply: SiteRules['autoReply'];
  /** None in what an earlier version stored. */
  readonly autoReplyIn?: SiteRules['autoReplyIn'];
  /** Which of the estimates are measured here; none in what an earlier version stored. */
  readonly measured?: { readonly online: boolean; readonly away: boolean };
}

const rulesFrom = (
  revision: string,
  { messenger, verification, autoReply, autoReplyIn = {} }: JudgedSettings,
): SiteRules => {
  const { visitors, hours } = messenger;
  return {
    revision,
    needs: {
      email: visitors.email,
      firstName: visitors.firstName === 'required',
      lastName: visitors.lastName === 'required',
    },
    answersFirst: visitors.answersFirst,
    consentNeeded: visitors.consent?.required ?? false,
    identityNeeded: verification === 'required' || visitors.allow === 'identified',
    files: { accepted: visitors.attachments, largest: visitors.maxMb * MEGABYTE },
    hours: hours.rows.length > 0 ? hours : null,
    estimates: hours.estimates,
    autoReply,
    autoReplyIn,
    messenger,
  };
};

/** Reads sites' rules. They are read with each request, so that every process has them at once. */
export class Rules {
  readonly #settings: SiteSettings;
  /** The last reading of each site, so that the same text is not parsed again. */
  readonly #read = new Map<
    string,
    { readonly body: string; readonly judged: JudgedSettings; readonly rules: SiteRules }
  >();
  readonly #estimates: MeasuredEstimates;

  constructor({ settings, inbox }: Pick<Store, 'settings' | 'inbox'>, now: () => number) {
    this.#settings = settings;
    this.#estimates = new MeasuredEstimates(inbox, now);
  }

  async of({ id }: Pick<Site, 'id'>): Promise<SiteRules> {
    const stored = await this.#settings.settingsOf(id);
    if (stored === null) return NO_RULES;
    let known = this.#read.get(id);
    if (known?.body !== stored.body || known.rules.revision !== stored.revision) {
      const judged = JSON.parse(stored.body) as JudgedSettings;
      known = { body: stored.body, judged, rules: rulesFrom(stored.revision, judged) };
      this.#read.set(id, known);
    }
    return this.#measured(id, known.judged, known.rules);
  }

  /** Rules with what is measured in the place of what the team would say. */
  async #measured(site: string, { measured }: JudgedSettings, rules: SiteRules): Promise<SiteRules> {
    if (!measured?.online && !measured?.away) return rules;
    const found = await this.#estimates.of(site, rules.hours);
    const estimates = {
      online: measured.online ? found.online : rules.estimates.online,
      away: measured.away ? found.away : rules.estimates.away,
    };
    const { messenger } = rules;
    return {
      ...rules,
      estimates,
      messenger: messenger && { ...messenger, hours: { ...messenger.hours, estimates } },
    };
  }
}
