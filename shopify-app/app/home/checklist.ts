import type { GuideStep } from '@talk-suite/core/screens';
import { EFFECTS, OVERRIDE_KINDS, type AppData } from '../../app-data/index.ts';

/** Where a merchant stands with one step; `unknown` where only the platform could tell and does not. */
export type StepState = 'done' | 'open' | 'unknown';

/** Whether the storefront has what it needs to load Talk. */
export const connectedStep = ({ settings }: AppData): StepState =>
  settings.connection !== null || settings.installation.source === 'other' ? 'done' : 'open';

/** Whether Talk can come up on any page at all. */
export const shownStep = ({ settings: { enabled, visibility }, overrides }: AppData): StepState => {
  const somewhere =
    visibility.default === 'show' ||
    visibility.rules.some((rule) => rule.enabled && rule.effect === 'show') ||
    OVERRIDE_KINDS.some((kind) => overrides[kind][EFFECTS[0]].length > 0);
  return enabled && somewhere ? 'done' : 'open';
};

/** The steps of the first run, in order. */
export const STEPS = ['connected', 'embed', 'shown'] as const;
export type StepId = (typeof STEPS)[number];

const DONE = { done: true, open: false, unknown: null } as const satisfies Record<
  StepState,
  GuideStep<StepId>['done']
>;

/** The steps as the guide takes them: nothing is done on the store before it is connected. */
export const guideSteps = (states: Readonly<Record<StepId, StepState>>): readonly GuideStep<StepId>[] =>
  STEPS.map((id) => ({ id, done: states.connected === 'open' ? false : DONE[states[id]] }));

/** What App Bridge says of an extension; only what is read here. */
export interface ExtensionFacts {
  readonly type: string;
  readonly handle: string;
  readonly activations: readonly {
    readonly handle?: string;
    readonly status?: string;
    readonly activations?: readonly { readonly themeId: string }[];
  }[];
}

/** Handles of the theme app extension and of its app embed: their folder's and file's names. */
export const EXTENSION = 'talk-embed';
export const EMBED = 'talk';

export interface EmbedFacts {
  readonly state: StepState;
  /** Numbers of the themes in which the embed is on. */
  readonly themes: readonly string[];
}

/** Whether the app embed is on, and in which themes. Shopify's answer is taken as it comes: nothing in it is sure. */
export const embedStep = (extensions: readonly ExtensionFacts[] | null): EmbedFacts => {
  const extension = extensions?.find(({ handle }) => handle === EXTENSION);
  const embed = extension?.activations.find(({ handle }) => handle === EMBED);
  if (!embed) return { state: 'unknown', themes: [] };
  const themes = (embed.activations ?? []).flatMap(({ themeId }) => /\/([0-9]+)$/.exec(themeId)?.[1] ?? []);
  return { state: embed.status === 'active' ? 'done' : 'open', themes };
};

/** Opens the theme editor with the app embed's switch. */
export const embedLink = (shop: string, apiKey: string): string =>
  `https://${shop}/admin/themes/current/editor?${new URLSearchParams({
    context: 'apps',
    activateAppId: `${apiKey}/${EMBED}`,
  }).toString()}`;
