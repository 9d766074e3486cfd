import type { PreviewInput, Scene } from '../../messenger/preview-messages.ts';
import { launcherIn } from '../../messenger/launcher-in.ts';
import { availabilityAt } from '../../messenger/index.ts';
import { publicMessenger, type PublicHost, type Settings } from '../../settings/index.ts';

export type { PreviewInput, PreviewOutput, Scene } from '../../messenger/preview-messages.ts';

/** A connection that shows what a messenger looks like before there is one. */
const SHOWN_CONNECTION: NonNullable<Settings['connection']> = {
  service: 'ortto',
  trackingKey: '',
  captureHost: '',
  scriptUrl: '',
  options: {},
  track: {},
  dataRegion: null,
};

/** How the owner wants to see the messenger. */
export interface PreviewScene extends Scene {
  /** Null: as the visitor's device. */
  readonly dark: boolean | null;
}

/**
 * What the preview is sent, of settings as they are edited: also while the messenger is off, and before there is a
 * connection.
 */
export const previewInput = (settings: Settings, host: PublicHost, scene: PreviewScene): PreviewInput => {
  const { dark, ...shown } = scene;
  const own = publicMessenger(
    {
      connection: settings.connection ?? SHOWN_CONNECTION,
      installation: { ...settings.installation, source: 'own' },
      messenger: { ...settings.messenger, mode: 'on' },
    },
    host,
  )!;
  const scheme = own.style.scheme === 'auto' && dark !== null ? (dark ? 'dark' : 'light') : own.style.scheme;
  const published = { ...own, style: { ...own.style, scheme } as const };
  return { settings: published, launcher: launcherIn(published, shown.locale), scene: shown };
};

const HOUR = 3_600_000;

/**
 * An instant at which the team is online, or away; the next one from now on.
 * @returns `now` where there is none within a week: the hours are always the same
 */
export const instantWhen = (settings: Settings, host: PublicHost, online: boolean, now: number): number => {
  const { zone, rows, closed } = settings.messenger.hours;
  const hours = { zone: zone ?? host.zone, rows, closed };
  try {
    for (let at = now; at < now + 8 * 24 * HOUR; at += HOUR / 2)
      if (availabilityAt(hours, at).open === online) return at;
  } catch {
    // Hours that are being edited.
  }
  return now;
};
