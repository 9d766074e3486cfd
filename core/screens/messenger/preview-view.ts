import type { MessengerTab, PublicHost, Settings } from '../../settings/index.ts';
import { instantWhen, previewInput, type PreviewInput } from './preview-input.ts';

/** What an owner has chosen to see in the preview. */
export interface PreviewView {
  readonly screen: 'home' | 'form' | 'thread' | 'launcher';
  readonly visitor: 'unknown' | 'known';
  readonly team: 'now' | 'online' | 'away';
  readonly device: 'desktop' | 'phone';
  readonly scheme: 'auto' | 'light' | 'dark';
  /** BCP 47. */
  readonly language: string;
}

/** The preview's switches and their choices; the words are `screens.messenger.preview.<switch>.<choice>`. */
export const PREVIEW_SWITCHES = [
  ['screen', ['home', 'form', 'thread', 'launcher']],
  ['visitor', ['unknown', 'known']],
  ['team', ['now', 'online', 'away']],
  ['device', ['desktop', 'phone']],
  ['scheme', ['auto', 'light', 'dark']],
] as const satisfies readonly (readonly [keyof PreviewView, readonly string[]])[];

/** What a tab is mostly about. */
const FIRST: Readonly<Record<MessengerTab, PreviewView['screen']>> = {
  style: 'home',
  content: 'home',
  visitors: 'form',
  hours: 'home',
};

/** What is seen next to a tab at first. */
export const firstView = (tab: MessengerTab, { language }: PublicHost): PreviewView => ({
  screen: FIRST[tab],
  visitor: 'unknown',
  team: 'now',
  device: 'desktop',
  scheme: 'auto',
  language: language || 'en',
});

/** Languages to look at the messenger in: the owner's, those of the translations, and one that is written from right to left. */
export const previewLanguages = (
  { messenger }: Pick<Settings, 'messenger'>,
  { language }: PublicHost,
): readonly string[] =>
  [...new Set([language || 'en', ...messenger.content.locales.map(({ locale }) => locale), 'ar'])].filter(
    (each) => each !== '',
  );

/**
 * What the preview is sent for a view.
 * @param now when the screen was opened
 */
export const viewInput = (
  settings: Settings,
  host: PublicHost,
  view: PreviewView,
  now: number,
): PreviewInput =>
  previewInput(settings, host, {
    name: view.screen === 'home' && view.visitor === 'known' ? 'home-returning' : view.screen,
    visitor: view.visitor,
    now: view.team === 'now' ? now : instantWhen(settings, host, view.team === 'online', now),
    locale: view.language,
    dark: view.scheme === 'auto' ? null : view.scheme === 'dark',
  });
