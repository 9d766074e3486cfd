// Twin in PHP: connection/class-connection-address.php
import type { Service } from './types.ts';

/**
 * Capture hosts and script URLs, judged as plain strings by simple rules, so that every host language gives the same
 * answer (`test/vectors/hosts.json`) and no URL parser's leniency decides. Whatever passes is already in the form in
 * which the WHATWG URL parser would print it.
 */

export type AddressField = 'captureHost' | 'scriptUrl';

export type AddressCode =
  | 'urlMissing'
  | 'urlTooLong'
  | 'urlCharacter'
  | 'notHttps'
  | 'userinfo'
  | 'nonAscii'
  | 'upperCase'
  | 'loopback'
  | 'port'
  | 'ipAddress'
  | 'underscore'
  | 'hostLabel'
  | 'noDot'
  | 'slash'
  | 'path'
  | 'query'
  | 'fragment'
  | 'serverPath'
  | 'scriptPath';

const maxUrlBytes = 500;
const maxHostLength = 253;
const maxLabelLength = 63;

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

type Parts = { scheme: string; authority: string; rest: string };

const partsOf = (value: string): Parts | null => {
  const match = /^(https?):\/\/([^/?#]*)(.*)$/.exec(value);
  return match ? { scheme: match[1]!, authority: match[2]!, rest: match[3]! } : null;
};

/** Host and port of an authority without userinfo; the port is null where there is no colon. */
const splitPort = (authority: string): { host: string; port: string | null } => {
  const afterHost = authority.startsWith('[') ? authority.lastIndexOf(']') + 1 || authority.length : 0;
  const colon = authority.indexOf(':', afterHost);
  return colon < 0
    ? { host: authority, port: null }
    : { host: authority.slice(0, colon), port: authority.slice(colon + 1) };
};

const isOctet = (part: string): boolean => /^(0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255;

const isLoopbackIpv4 = (host: string): boolean => {
  const parts = host.split('.');
  return parts.length === 4 && parts[0] === '127' && parts.every(isOctet);
};

/** localhost and names under it, 127.0.0.0/8 in plain decimal, and [::1]. */
export const isLoopbackHost = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || isLoopbackIpv4(host);

/** Every spelling the URL parser turns into an IPv4 address ends in a decimal, octal or hexadecimal number. */
const isIpAddress = (host: string): boolean => {
  const last = host.replace(/\.$/, '').split('.').at(-1)!;
  return host.startsWith('[') || /^([0-9]+|0x[0-9a-f]*)$/.test(last);
};

const checkHostName = (host: string): AddressCode | null => {
  if (host === '[::1]' || isLoopbackIpv4(host)) return null;
  if (isIpAddress(host)) return 'ipAddress';
  if (host.includes('_')) return 'underscore';
  if (!/^[a-z0-9.-]+$/.test(host)) return 'urlCharacter';
  const labels = host.split('.');
  if (host.length > maxHostLength || labels.some((label) => label.length > maxLabelLength))
    return 'urlTooLong';
  if (labels.some((label) => !/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label))) return 'hostLabel';
  if (labels.length < 2 && host !== 'localhost') return 'noDot';
  return null;
};

const isDefaultPort = (scheme: string, port: string): boolean => port === (scheme === 'https' ? '443' : '80');

const checkPort = (scheme: string, port: string | null): AddressCode | null => {
  if (port === null) return null;
  const usable = /^[1-9][0-9]{0,4}$/.test(port) && Number(port) <= 65535 && !isDefaultPort(scheme, port);
  return usable ? null : 'port';
};

const checkAuthority = (
  { scheme, authority }: Parts,
  local: boolean,
  service: Service,
): AddressCode | null => {
  if (authority.includes('@')) return 'userinfo';
  const { host, port } = splitPort(authority);
  if (host === '') return 'urlMissing';
  if (/[^!-~]/.test(host)) return 'nonAscii';
  if (/[A-Z]/.test(host)) return 'upperCase';
  if (!isLoopbackHost(host)) {
    if (scheme !== 'https') return 'notHttps';
    if (service === 'ortto' && port !== null) return 'port';
  } else if (!local) return 'loopback';
  return checkPort(scheme, port) ?? checkHostName(host);
};

const checkCaptureRest = (rest: string): AddressCode | null => {
  if (rest === '/') return null;
  if (rest === '') return 'slash';
  if (!/^\/?([?#]|$)/.test(rest)) return 'path';
  return /^\/?\?/.test(rest) ? 'query' : 'fragment';
};

/** A Talk server may be below a path, behind a proxy: plain words, and a slash at the end. */
const checkServerRest = (rest: string): AddressCode | null => {
  if (rest.includes('#')) return 'fragment';
  if (!/^(\/[A-Za-z0-9._~-]*)*$/.test(rest) || /\/\.{0,2}\//.test(rest)) return 'serverPath';
  return rest.endsWith('/') ? null : 'slash';
};

const isDotSegment = (segment: string): boolean => /^(\.|%2e){1,2}$/i.test(segment);

const checkScriptRest = (rest: string): AddressCode | null => {
  if (rest.includes('#')) return 'fragment';
  const path = rest.split('?')[0]!;
  const plain = /^([A-Za-z0-9._~!$&()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$/.test(rest);
  const namesFile = path.startsWith('/') && path !== '/' && !path.split('/').some(isDotSegment);
  return plain && namesFile ? null : 'scriptPath';
};

/**
 * The reason why a value cannot be stored as this address, or null. The first that applies, in this order.
 * With `local`, loopback hosts pass, with http and a port; without it they are refused as such. A Talk server may be at
 * any port, and below a path.
 */
export const checkAddress = (
  field: AddressField,
  value: string,
  local: boolean,
  service: Service = 'ortto',
): AddressCode | null => {
  if (value === '') return 'urlMissing';
  if (byteLength(value) > maxUrlBytes) return 'urlTooLong';
  if (/[^!-~\u0080-\u{10FFFF}]|["'<>\\^`{|}]/u.test(value)) return 'urlCharacter';
  const parts = partsOf(value);
  if (!parts) return 'notHttps';
  return (
    checkAuthority(parts, local, service) ??
    (field === 'scriptUrl' ? checkScriptRest : service === 'ortto' ? checkCaptureRest : checkServerRest)(
      parts.rest,
    )
  );
};

/** Whether an accepted address is on this machine. */
export const isLoopbackAddress = (value: string): boolean => {
  const parts = partsOf(value);
  return parts !== null && isLoopbackHost(splitPort(parts.authority).host);
};

/**
 * Brings a pasted or typed address into the form in which it is stored, as far as that changes nothing of its meaning:
 * space around it, a missing scheme before `//`, capital letters in scheme and host, the slash after a bare host.
 */
export const tidyAddress = (field: AddressField, value: string): string => {
  const trimmed = value.replace(/^[\s\uFEFF]+|[\s\uFEFF]+$/g, '').replace(/^\/\/(?=[^/])/, 'https://');
  const match = /^([A-Za-z]+:\/\/[^/?#\\]*)(.*)$/s.exec(trimmed);
  if (!match) return trimmed;
  const origin = match[1]!.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return origin + (field === 'captureHost' && match[2] === '' ? '/' : match[2]!);
};
