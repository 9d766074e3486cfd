import type { Estimate } from './estimate.ts';
import type { HomepageWidget } from './homepage.ts';
import type { OfficeHours } from './hours/hours.ts';
import type { LauncherIcon } from './launcher-drawings.ts';
import type { TemplatePart } from './merge-tags/parse.ts';

/**
 * What of the messenger's settings visitors' browsers may see: the allow-list. `publicMessenger` in
 * `core/settings/public-messenger.ts` makes it of the stored settings; nothing that is not named here leaves the host.
 * Templates are read already, addresses are checked, a host's own values (its time zone) are filled in.
 */
export interface PublicMessenger {
  /** The format of this object; a reader refuses any other. */
  readonly format: typeof PUBLIC_FORMAT;
  /** `front`: before a hosted account's Talk. `server`: the whole chat, on a Talk server. */
  readonly mode: 'front' | 'server';
  /** The host's name of the site: the merge tag `site_name`. */
  readonly siteName: string;
  /** The language of `texts`, the owner's, as a BCP 47 tag; empty where the host does not know it. */
  readonly language: string;
  readonly style: PublicStyle;
  readonly texts: PublicTexts;
  /** Texts of other languages by BCP 47 tag, as far as they differ; see `localized`. */
  readonly locales: Readonly<Record<string, Partial<PublicTexts>>>;
  readonly visitors: PublicVisitors;
  readonly hours: PublicHours;
}

export const PUBLIC_FORMAT = 1;

/** A template that was read: `renderTemplate` takes it. */
export type PublicTemplate = readonly TemplatePart[];

/** A picture of the host's own media, or of an address that the owner gave. */
export interface PublicImage {
  /** `https:`, or a path of the site itself that starts with one slash. */
  readonly url: string;
  /** Pixels; 0 where unknown. */
  readonly width: number;
  readonly height: number;
  /** Empty: a decoration. */
  readonly alt: string;
}

/** A face: its picture, else its initials. */
export interface PublicFace {
  readonly name: string;
  readonly image: PublicImage | null;
}

export type PublicHeader =
  | { readonly kind: 'colour'; readonly colour: string }
  /** `angle` in degrees, 0 to 359, as CSS counts them. */
  | { readonly kind: 'gradient'; readonly from: string; readonly to: string; readonly angle: number }
  /** `colour` shows while the picture loads, and where it does not. */
  | { readonly kind: 'image'; readonly image: PublicImage; readonly colour: string };

/** Pixels from two edges of the window. */
export interface PublicMargin {
  readonly x: number;
  readonly y: number;
}

export const LAUNCHER_POSITIONS = ['bottom-right', 'bottom-left', 'top-right', 'top-left'] as const;
export type LauncherPosition = (typeof LAUNCHER_POSITIONS)[number];

export interface PublicLauncher {
  /** `image` only where there is one. */
  readonly icon: LauncherIcon;
  readonly image: PublicImage | null;
  /** A corner of the window; `mirror`: the other side in right-to-left pages. */
  readonly position: LauncherPosition;
  readonly mirror: boolean;
  readonly desktop: PublicMargin;
  readonly phone: PublicMargin;
  /** Diameter in pixels, 44 to 72. */
  readonly size: number;
  readonly hideOnPhones: boolean;
  /** `z-index`. */
  readonly layer: number;
  /** Hide while a modal dialog, or anything that one of `yieldTo` matches, is open. */
  readonly yield: boolean;
  /** CSS selectors. */
  readonly yieldTo: readonly string[];
}

/** Colours are `#rrggbb` in lower case; what can be read on them, the front works out (`contrast/readable.ts`). */
export interface PublicStyle {
  readonly header: PublicHeader;
  /** Whether the header fades into the page below it. */
  readonly fade: boolean;
  readonly logo: PublicImage | null;
  readonly primary: string;
  readonly visitorBubble: string;
  readonly scheme: 'auto' | 'light' | 'dark';
  readonly font:
    | { readonly kind: 'system' }
    | { readonly kind: 'site' }
    /** `stylesheet`: an `https:` address. */
    | { readonly kind: 'hosted'; readonly family: string; readonly stylesheet: string };
  /** Corners in pixels, 0 to 24. */
  readonly radius: number;
  readonly agents: readonly PublicFace[];
  readonly bot: PublicFace;
  readonly launcher: PublicLauncher;
}

/** Everything that visitors read and the owner wrote. */
export interface PublicTexts {
  readonly title: PublicTemplate;
  readonly subtitle: PublicTemplate;
  readonly greeting: PublicTemplate;
  /** Text next to the launcher's icon; empty for the icon alone. */
  readonly launcherLabel: string;
  /** The homepage's cards in the owner's order. */
  readonly widgets: readonly HomepageWidget[];
  /** What a visitor agrees to; empty where nothing is asked. */
  readonly consent: PublicTemplate;
}

export type NameField = 'off' | 'optional' | 'required';

/** What is asked of visitors who are not known. */
export interface PublicVisitors {
  readonly email: boolean;
  readonly firstName: NameField;
  readonly lastName: NameField;
  /** In a thread that the team started: as many replies before details are asked for; 0: the form first. */
  readonly answersFirst: number;
  /** Whether the pages of a Talk server's host ask for outbound messages before a visitor turns to the messenger. */
  readonly outbound: boolean;
  /** The text is `texts.consent`. `url`: what it links to, `https:` or a path; empty for none. */
  readonly consent: { readonly url: string; readonly required: boolean } | null;
  /** Whether a known contact's name is in the header. */
  readonly showName: boolean;
  readonly allow: 'everyone' | 'identified';
  readonly attachments: 'off' | 'images' | 'files';
  /** Megabytes of one file. */
  readonly maxMb: number;
}

/** When the team answers. Without rows: by the agents' presence on a Talk server; else nothing is said. */
export interface PublicHours extends OfficeHours {
  readonly estimates: { readonly online: Estimate; readonly away: Estimate };
  readonly outside: 'open' | 'leaveMessage' | 'hide';
}

/**
 * The texts for a visitor: those of the first language that there are any of, the rest in the owner's language. `de-AT`
 * finds `de`.
 * @param languages in the order of preference, the page's first.
 * @example localized(settings, ['de-AT', 'en']).title
 */
export const localized = <Texts extends object>(
  {
    texts,
    locales,
    language: own,
  }: {
    readonly texts: Texts;
    readonly locales: Readonly<Record<string, Partial<Texts>>>;
    /** The owner's. */
    readonly language: string;
  },
  languages: readonly string[],
): Texts => {
  const tags = Object.keys(locales);
  for (const language of languages) {
    // From the whole tag to its first part: `zh-Hant-TW`, `zh-Hant`, `zh`.
    for (let wanted = language.toLowerCase(); wanted !== ''; wanted = wanted.replace(/-?[^-]*$/, '')) {
      const found = tags.find((tag) => tag.toLowerCase() === wanted);
      if (found !== undefined) return { ...texts, ...locales[found] };
      if (wanted === own.toLowerCase()) return texts;
    }
  }
  return texts;
};
