import { Type, type Static } from 'typebox';
import { PUBLIC_FORMAT, type PublicMessenger } from '../../messenger/public-settings.ts';
import { listOf } from '../schema-parts.ts';
import { outboundWidgetSchema } from './outbound.ts';

/**
 * What a script that a tracking code loads says to its capture host. The members are Ortto's, with its names; a
 * browser sends them as JSON in a request of the type `text/plain`, which needs no pre-flight. Members that are not
 * listed are taken and passed over, as Ortto does.
 */
const text = (maxLength: number) => Type.String({ maxLength });

export const captureBodySchema = Type.Object({
  /** The tracking key. */
  h: Type.String({ minLength: 1, maxLength: 200 }),
  /** The session that `ap3c.getCookie()` gives; empty before there is one. */
  s: Type.Optional(text(200)),
  /** Contact id, external id, email, phone and names, as far as the page said so: nothing of it is proved. */
  c: Type.Optional(text(200)),
  ei: Type.Optional(text(200)),
  e: Type.Optional(text(254)),
  p: Type.Optional(text(50)),
  first: Type.Optional(text(100)),
  last: Type.Optional(text(100)),
  /** The page's address, title and referrer; the browser's language. */
  u: Type.Optional(text(2000)),
  t: Type.Optional(text(1000)),
  r: Type.Optional(text(2000)),
  l: Type.Optional(text(100)),
  /** Screen width, height and ratio; platform. */
  sx: Type.Optional(Type.Number()),
  sy: Type.Optional(Type.Number()),
  sr: Type.Optional(Type.Number()),
  pl: Type.Optional(text(200)),
  v: Type.Optional(Type.Number()),
  ts: Type.Optional(Type.Boolean()),
  /** Whether the visitor has agreed to be tracked. */
  ag: Type.Optional(Type.Boolean()),
  /** Do not make a contact of somebody who is none. */
  sne: Type.Optional(Type.Boolean()),
  /** Whether Talk is wanted: false with `disableTalk`. */
  tk: Type.Optional(Type.Boolean()),
  /** The token of a verified session. */
  tt: Type.Optional(text(4000)),
  ottlk: Type.Optional(text(500)),
  ac: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 50 })),
  cc: Type.Optional(Type.Boolean()),
  /** An activity of the page's own. */
  activity: Type.Optional(Type.Unknown()),
});
export type CaptureBody = Static<typeof captureBodySchema>;

/** Bytes of a request. */
export const CAPTURE_LIMIT = 100 * 1024;

export const eventAnswerSchema = Type.Object({ session_id: Type.String() });
export type EventAnswer = Static<typeof eventAnswerSchema>;

/**
 * Where Talk is wanted and there is any: what a Talk server adds to the answer. Ortto's own form of it is not public.
 */
export const talkOfServerSchema = Type.Object({
  /** Requests of the conversation contract go below this address, without a slash at the end. */
  api: Type.String(),
  /**
   * As the site's host pushed them, or as a new installation has them. They are the messenger's own affair, which
   * refuses every format but its own.
   */
  settings: Type.Unsafe<PublicMessenger>(
    Type.Object({ format: Type.Literal(PUBLIC_FORMAT) }, { additionalProperties: true }),
  ),
  /** Whether the team says something first on any page of the site. */
  outbound: Type.Boolean(),
  /** Whether somebody is there to answer. */
  online: Type.Boolean(),
});
export type TalkOfServer = Static<typeof talkOfServerSchema>;

/** The members that every answer to `widgets` has, no matter who gives it. */
export const widgetsAnswerSchema = Type.Object({
  widgets: Type.Array(Type.Object({ id: Type.String(), type: Type.String() })),
  has_logo: Type.Boolean(),
  enabled_gdpr: Type.Boolean(),
  recaptcha_site_key: Type.String(),
  country_code: Type.String(),
  service_worker_url: Type.String(),
  cdn_url: Type.String(),
  /** When to ask again, in milliseconds since 1970. */
  expiry: Type.Number(),
  session_id: Type.String(),
});

/** What a Talk server answers. */
export const serverWidgetsAnswerSchema = Type.Object({
  ...widgetsAnswerSchema.properties,
  widgets: listOf(outboundWidgetSchema),
  talk_suite: Type.Optional(talkOfServerSchema),
});
export type WidgetsAnswer = Static<typeof serverWidgetsAnswerSchema>;
