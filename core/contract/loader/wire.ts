import { Type, type Static } from 'typebox';
import type { OutboundWidget } from './outbound.ts';
import type { PublicMessenger } from '../../messenger/public-settings.ts';

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

export interface EventAnswer {
  readonly session_id: string;
}

/** Where Talk is wanted and there is any: what a Talk server adds to the answer. Ortto's own form of it is not public. */
export interface TalkOfServer {
  /** Requests of the conversation contract go below this address, without a slash at the end. */
  readonly api: string;
  /** As the site's host pushed them, or as a new installation has them. */
  readonly settings: PublicMessenger;
  /** Whether the team says something first on any page of the site. */
  readonly outbound: boolean;
  /** Whether somebody is there to answer. */
  readonly online: boolean;
}

export interface WidgetsAnswer {
  readonly widgets: readonly OutboundWidget[];
  readonly has_logo: boolean;
  readonly enabled_gdpr: boolean;
  readonly recaptcha_site_key: string;
  readonly country_code: string;
  readonly service_worker_url: string;
  readonly cdn_url: string;
  /** When to ask again, in milliseconds since 1970. */
  readonly expiry: number;
  readonly session_id: string;
  readonly talk_suite?: TalkOfServer;
}

/** The members that every answer to `widgets` has, no matter who gives it. */
export const widgetsAnswerSchema = Type.Object({
  widgets: Type.Array(Type.Object({ id: Type.String(), type: Type.String() })),
  has_logo: Type.Boolean(),
  enabled_gdpr: Type.Boolean(),
  recaptcha_site_key: Type.String(),
  country_code: Type.String(),
  service_worker_url: Type.String(),
  cdn_url: Type.String(),
  expiry: Type.Number(),
  session_id: Type.String(),
});
export const eventAnswerSchema = Type.Object({ session_id: Type.String() });
