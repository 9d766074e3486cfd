// Twin in PHP: connection/class-connection-check.php
import type { Finding } from '../findings.ts';
import { type AddressField, checkAddress } from './address.ts';
import { error, excerpt } from './findings.ts';
import { checkTrackingKey, serviceOf } from './key.ts';
import { isUnsafeName } from './tracking-code/javascript/literal.ts';
import type { Connection, Service } from './types.ts';

/** What a service asks of its values: a Talk server has one address, and its script is below it. */
export const serviceFindings = ({ service, trackingKey, captureHost, scriptUrl }: Connection): Finding[] => {
  if (service !== serviceOf(trackingKey)) return [error('service', 'service')];
  return service === 'talk-server' && !scriptUrl.startsWith(captureHost)
    ? [error('serverOrigin', 'scriptUrl', { value: excerpt(scriptUrl), server: excerpt(captureHost) })]
    : [];
};

export const keyFindings = (key: string): Finding[] => {
  const code = checkTrackingKey(key);
  return code ? [error(code, 'trackingKey', { value: excerpt(key) })] : [];
};

export const addressFindings = (
  field: AddressField,
  value: string,
  local: boolean,
  service: Service,
): Finding[] => {
  const code = checkAddress(field, value, local, service);
  return code ? [error(code, field, { value: excerpt(value) })] : [];
};

/** Every name in the options, at any depth; not by recursion, the depth is the sender's choice. */
const namesIn = (options: object): Set<string> => {
  const names = new Set<string>();
  const pending: object[] = [options];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const [name, value] of Object.entries(next) as [string, unknown][]) {
      names.add(name);
      if (typeof value === 'object' && value !== null) pending.push(value);
    }
  }
  return names;
};

const optionFindings = (options: Connection['options']): Finding[] => [
  ...(Object.hasOwn(options, 'disableTalk') ? [error('optionDisableTalk', 'options')] : []),
  ...[...namesIn(options)].filter(isUnsafeName).map((name) => error('optionName', 'options', { name })),
];

/**
 * Judges values that were typed, imported or sent, in the form in which they are stored, for the same reasons as
 * pasted ones. Types and sizes are the schema's business.
 */
export const checkConnection = (
  connection: Connection,
  { local = false }: { local?: boolean } = {},
): Finding[] => {
  const service = serviceOf(connection.trackingKey);
  const values = [
    ...keyFindings(connection.trackingKey),
    ...addressFindings('captureHost', connection.captureHost, local, service),
    ...addressFindings('scriptUrl', connection.scriptUrl, local, service),
  ];
  return [
    ...values,
    ...(values.length > 0 ? [] : serviceFindings(connection)),
    ...optionFindings(connection.options),
  ];
};
