import { Type } from 'typebox';
import { LIMITS } from './choices.ts';
import { closed, nullable, oneOf } from '../schema-parts.ts';

/** Kinds of values that the messenger's sections are made of. Their patterns are read by PHP as well (`keywords.ts`). */

const COLOUR = '^#[0-9a-f]{6}$';

/** Printable characters of an address, without blanks, quotes, angle brackets, backslashes and control characters. */
const RUN = '[!#-;=?-Z_a-z~¡-\u{10FFFF}]';
const HTTPS = `https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#]${RUN}*)?`;
/** A path of the site itself. Two slashes would name another host. */
const PATH = `/(?:[!#-.0-;=?-Z_a-z~¡-\u{10FFFF}]${RUN}*)?`;

export const text = (initial: string, maxLength: number, minLength = 0) =>
  Type.String({ default: initial, minLength, maxLength });

export const colour = (initial: string) => Type.String({ default: initial, pattern: COLOUR });

export const colourOrNull = () => nullable<string>({ type: ['string', 'null'], pattern: COLOUR });

export const whole = (initial: number, minimum: number, maximum: number) =>
  Type.Integer({ default: initial, minimum, maximum });

/** An address that a page may name: `https:` or a path of the site. */
export const pageAddress = () =>
  Type.String({ maxLength: LIMITS.address, pattern: `^(?:${HTTPS}|${PATH})$` });

/** Empty, or an address that a page may name. */
export const optionalAddress = () =>
  Type.String({ default: '', maxLength: LIMITS.address, pattern: `^(?:${HTTPS}|${PATH})?$` });

/** Where a link may lead. Never `javascript:`, nor another host by two slashes. */
export const linkAddress = () =>
  Type.String({
    maxLength: LIMITS.address,
    pattern: `^(?:${HTTPS}|mailto:[!#-;=?-Z_a-z~]+|tel:[+0-9(). -]+|${PATH})$`,
  });

/** A style sheet of another host, or null. */
export const stylesheetOrNull = () =>
  nullable<string>({ type: ['string', 'null'], maxLength: LIMITS.address, pattern: `^${HTTPS}$` });

/** A picture: of the host's media library, by its id there, or of an address. */
export interface Media {
  readonly id: string;
  readonly url: string;
  /** Pixels; 0 where unknown. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

const mediaObject = Type.Object(
  {
    id: text('', 200),
    url: pageAddress(),
    width: whole(0, 0, 20_000),
    height: whole(0, 0, 20_000),
    alt: text('', LIMITS.pictureText),
  },
  closed,
);

export const mediaOrNull = () => nullable<Media>({ ...mediaObject, type: ['object', 'null'] });

export const list = <T>(items: object, maxItems: number, initial: readonly T[] = [], more: object = {}) =>
  Type.Unsafe<readonly T[]>({ type: 'array', items, maxItems, default: initial, ...more });

/** A list of different texts. */
export const selectors = () =>
  list<string>(Type.String({ minLength: 1, maxLength: LIMITS.selector }), LIMITS.selectors, [], {
    uniqueItems: true,
  });

export { closed, nullable, oneOf };
