import { LIMITS } from './choices.ts';
import { Type } from 'typebox';
import { LAUNCHER_ICONS } from '../../../messenger/launcher-drawings.ts';
import { LAUNCHER_POSITIONS } from '../../../messenger/public-settings.ts';
import { onOrOff } from '../schema-parts.ts';
import {
  closed,
  colour,
  colourOrNull,
  list,
  type Media,
  mediaOrNull,
  nullable,
  oneOf,
  selectors,
  stylesheetOrNull,
  text,
  whole,
} from './values.ts';

export const HEADERS = ['colour', 'gradient', 'image'] as const;
export const SCHEMES = ['auto', 'light', 'dark'] as const;
export const FONTS = ['system', 'site', 'hosted'] as const;

/** A person, or the bot, with a picture. */
export interface Face {
  readonly name: string;
  readonly image: Media | null;
}

const faceMembers = { name: text('', LIMITS.name, 1), image: mediaOrNull() };

const margin = (x: number, y: number) =>
  Type.Object({ x: whole(x, 0, LIMITS.marginX), y: whole(y, 0, LIMITS.marginY) }, closed);

/** How the messenger looks. */
export const styleSchema = Type.Object(
  {
    header: Type.Object(
      {
        kind: oneOf(HEADERS, 'colour'),
        colour: colour('#1f3a5f'),
        gradient: Type.Object(
          { from: colour('#1f3a5f'), to: colour('#3b6ea5'), angle: whole(135, 0, 359) },
          closed,
        ),
        image: mediaOrNull(),
        fade: onOrOff(true),
      },
      closed,
    ),
    title: text('Hello {{ first_name | default: "there" }}', 80, 1),
    subtitle: text('How can we help?', 160),
    logo: mediaOrNull(),
    colours: Type.Object({ primary: colour('#1f3a5f'), visitorBubble: colourOrNull() }, closed),
    scheme: oneOf(SCHEMES, 'auto'),
    font: Type.Object(
      {
        kind: oneOf(FONTS, 'system'),
        family: nullable<string>({
          type: ['string', 'null'],
          minLength: 1,
          maxLength: 60,
          pattern: '^[A-Za-z0-9 _-]+$',
        }),
        stylesheet: stylesheetOrNull(),
      },
      closed,
    ),
    radius: whole(16, 0, 24),
    agents: list<Face>(Type.Object(faceMembers, closed), LIMITS.agents),
    bot: Type.Object({ name: text('Assistant', LIMITS.name, 1), image: mediaOrNull() }, closed),
    launcher: Type.Object(
      {
        icon: oneOf(LAUNCHER_ICONS, 'chat'),
        image: mediaOrNull(),
        label: text('', 30),
        position: oneOf(LAUNCHER_POSITIONS, 'bottom-right'),
        mirror: onOrOff(false),
        desktop: margin(20, 20),
        phone: margin(16, 16),
        size: whole(56, 44, 72),
        hideOnPhones: onOrOff(false),
        layer: whole(100_000, 1, 2_147_483_646),
        yield: onOrOff(true),
        yieldTo: selectors(),
      },
      closed,
    ),
  },
  closed,
);
