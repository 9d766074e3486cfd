// Twin in PHP: messenger/class-public-image.php, messenger/class-public-messenger.php, messenger/class-public-style.php, messenger/class-public-texts.php
import type { Connection } from '../connection/types.ts';
import type { Estimate } from '../messenger/estimate.ts';
import type { HomepageWidget } from '../messenger/homepage.ts';
import { LINK_DRAWINGS } from '../messenger/link-drawings.ts';
import { VISITOR_TAGS } from '../messenger/merge-tags/names.ts';
import { parseTemplate } from '../messenger/merge-tags/parse.ts';
import {
  PUBLIC_FORMAT,
  type PublicFace,
  type PublicHeader,
  type PublicImage,
  type PublicMessenger,
  type PublicStyle,
  type PublicTemplate,
  type PublicTexts,
} from '../messenger/public-settings.ts';
import { autoReplies } from './auto-replies.ts';
import type { Settings } from './schema.ts';
import type { StoredWidget } from './sections/messenger/choices.ts';
import type { Messenger } from './sections/messenger/schema.ts';
import type { Face } from './sections/messenger/style.ts';
import type { Media } from './sections/messenger/values.ts';

/** What the host knows and the settings do not say. */
export interface PublicHost {
  /** What the site is called. */
  readonly siteName: string;
  /** The language of the owner's texts as a BCP 47 tag; empty where it is not known. */
  readonly language: string;
  /** The site's time zone, IANA name: where the settings name none. */
  readonly zone: string;
}

const image = ({ url, width, height, alt }: Media): PublicImage => ({ url, width, height, alt });
const imageOrNull = (media: Media | null): PublicImage | null => (media === null ? null : image(media));
const face = (of: Face): PublicFace => ({ name: of.name, image: imageOrNull(of.image) });

const headerOf = ({ kind, colour, gradient, image: media }: Messenger['style']['header']): PublicHeader => {
  if (kind === 'gradient') return { kind, from: gradient.from, to: gradient.to, angle: gradient.angle };
  return kind === 'image' && media !== null
    ? { kind, image: image(media), colour }
    : { kind: 'colour', colour };
};

const fontOf = ({ kind, family, stylesheet }: Messenger['style']['font']): PublicStyle['font'] => {
  if (kind === 'hosted')
    return family === null || stylesheet === null ? { kind: 'system' } : { kind, family, stylesheet };
  return { kind };
};

const styleOf = (style: Messenger['style']): PublicStyle => {
  const { header, colours, scheme, radius, agents, bot, logo, font, launcher } = style;
  const isImage = launcher.icon === 'image' && launcher.image !== null;
  return {
    header: headerOf(header),
    fade: header.fade,
    logo: imageOrNull(logo),
    primary: colours.primary,
    visitorBubble: colours.visitorBubble ?? colours.primary,
    scheme,
    font: fontOf(font),
    radius,
    agents: agents.map(face),
    bot: face(bot),
    launcher: {
      icon: launcher.icon === 'image' && !isImage ? 'chat' : launcher.icon,
      image: isImage ? imageOrNull(launcher.image) : null,
      position: launcher.position,
      mirror: launcher.mirror,
      desktop: { x: launcher.desktop.x, y: launcher.desktop.y },
      phone: { x: launcher.phone.x, y: launcher.phone.y },
      size: launcher.size,
      hideOnPhones: launcher.hideOnPhones,
      layer: launcher.layer,
      yield: launcher.yield,
      yieldTo: [...launcher.yieldTo],
    },
  };
};

/** Settings that are judged have no broken template; whatever else is there is shown as it is. */
const template = (text: string): PublicTemplate => {
  const reading = parseTemplate(text, VISITOR_TAGS);
  if (!reading.ok) return [text];
  return reading.parts;
};

/** The text that stands for another in a language; the text itself in the owner's. */
type Translated = (text: string) => string;

const widgetOf = (widget: StoredWidget, as: Translated): HomepageWidget =>
  widget.kind === 'conversations'
    ? {
        kind: 'conversations',
        title: as(widget.title),
        show: widget.show ?? 'latest',
        count: widget.count ?? 1,
        newLabel: as(widget.newLabel ?? ''),
      }
    : {
        kind: 'links',
        title: as(widget.title),
        links: (widget.links ?? []).map(({ label, url, icon, target }) => ({
          label: as(label),
          url,
          icon: LINK_DRAWINGS[icon],
          target,
        })),
      };

const textsOf = ({ style, content, visitors }: Messenger, as: Translated): PublicTexts => ({
  title: template(as(style.title)),
  subtitle: template(as(style.subtitle)),
  greeting: template(as(content.greeting)),
  launcherLabel: as(style.launcher.label),
  widgets: content.widgets.map((widget) => widgetOf(widget, as)),
  consent: visitors.consent === null ? [] : template(as(visitors.consent.text)),
});

/**
 * Every text that visitors read and that can be translated, each once: those that a translation is asked for.
 * @param service of the connection: only a Talk server says automatic replies
 */
export const translatableTexts = (
  messenger: Messenger,
  service: Connection['service'] | undefined,
): readonly string[] => {
  const found = new Set<string>();
  textsOf(messenger, (text) => {
    found.add(text);
    return text;
  });
  if (service === 'talk-server')
    for (const text of Object.values(autoReplies(messenger).texts)) found.add(text);
  found.delete('');
  return [...found];
};

/** What of a language differs from the owner's texts. */
const differing = (texts: PublicTexts, own: PublicTexts): Partial<PublicTexts> =>
  Object.fromEntries(
    (Object.keys(own) as (keyof PublicTexts)[])
      .filter((name) => JSON.stringify(texts[name]) !== JSON.stringify(own[name]))
      .map((name) => [name, texts[name]]),
  );

const localesOf = (messenger: Messenger, own: PublicTexts): PublicMessenger['locales'] =>
  Object.fromEntries(
    messenger.content.locales.flatMap(({ locale, texts }) => {
      const translations = new Map(texts.map(({ of, as }) => [of, as]));
      const changed = differing(
        textsOf(messenger, (text) => translations.get(text) ?? text),
        own,
      );
      return Object.keys(changed).length > 0 ? [[locale, changed]] : [];
    }),
  );

/** `measured` is what a Talk server works out; a page that does not know it says nothing. */
const estimateOf = ({ kind, n, unit }: Messenger['hours']['estimate']['online']): Estimate => {
  if (kind === 'custom') return { n, unit };
  return kind === 'measured' ? 'none' : kind;
};

/**
 * What visitors' browsers may see of the messenger: what is named here and nothing else. The twin of PHP's
 * `Public_Messenger`.
 * @param settings that passed `validate`
 * @returns null where no page has the messenger: it is off, or the tracking code is not ours to bring
 * @example publicMessenger(settings, { siteName: 'Acme', language: 'en', zone: 'Europe/Berlin' })?.texts.title
 */
export const publicMessenger = (
  { connection, installation, messenger }: Pick<Settings, 'connection' | 'installation' | 'messenger'>,
  host: PublicHost,
): PublicMessenger | null => {
  if (messenger.mode === 'off' || connection === null || installation.source !== 'own') return null;
  const { visitors, hours } = messenger;
  const texts = textsOf(messenger, (text) => text);
  return {
    format: PUBLIC_FORMAT,
    mode: connection.service === 'talk-server' ? 'server' : 'front',
    siteName: host.siteName,
    language: host.language,
    style: styleOf(messenger.style),
    texts,
    locales: localesOf(messenger, texts),
    visitors: {
      email: visitors.require.email,
      firstName: visitors.require.firstName,
      lastName: visitors.require.lastName,
      answersFirst: visitors.answerFirst ? visitors.answerFirstMessages : 0,
      outbound: visitors.outbound,
      consent: visitors.consent && { url: visitors.consent.url, required: visitors.consent.required },
      showName: visitors.showName,
      allow: visitors.allow,
      attachments: visitors.attachments.kind,
      maxMb: visitors.attachments.maxMb,
    },
    hours: {
      zone: hours.zone ?? host.zone,
      rows: hours.rows.map(({ days, from, to }) => ({ days: [...days], from, to })),
      // What the team calls its holidays is the team's.
      closed: hours.closed.map(({ date, until, yearly }) => ({
        date,
        ...(until !== undefined && { until }),
        yearly,
      })),
      estimates: { online: estimateOf(hours.estimate.online), away: estimateOf(hours.estimate.away) },
      outside: hours.outside,
    },
  };
};

/** The content of a file that the front imports. A host names it by its hash, so that browsers may keep it. */
export const publicModule = (settings: PublicMessenger): string =>
  `export default ${JSON.stringify(settings)};\n`;
