import type { Finding } from '../../findings.ts';
import { error, excerpt } from '../findings.ts';
import { knownHosts } from '../hosts.ts';
import { checkTrackingKey } from '../key.ts';

const maxBytes = 100 * 1024;

/** Characters without a shape, which chat and mail programs put between words. */
const shapeless = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

export const withoutShapeless = (text: string): string => text.replace(shapeless, '');

const isTooLong = (text: string): boolean =>
  text.length > maxBytes || new TextEncoder().encode(text).length > maxBytes;

const hostNames: readonly string[] = knownHosts.map(({ url }) => new URL(url).host);

const isUrl = (text: string): boolean =>
  /^(https?:)?\/\/[^\s"'`<>(){}]+$/i.test(text) ||
  hostNames.some((host) => text === host || text.startsWith(`${host}/`));

/** Why a text needs no reading: it is empty, too long, or only one piece of a tracking code. */
export const textFinding = (text: string): Finding | null => {
  if (isTooLong(text)) return error('textTooLong', '');
  const words = withoutShapeless(text).trim();
  if (words === '') return error('empty', '');
  const unquoted = words.replace(/^["'`\s]+|["'`;,\s]+$/g, '');
  if (checkTrackingKey(unquoted) === null) return error('onlyKey', '');
  return isUrl(unquoted) ? error('onlyUrl', '', { value: excerpt(unquoted) }) : null;
};
