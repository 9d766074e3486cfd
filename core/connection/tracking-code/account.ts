import type { Finding } from '../../findings.ts';
import { tidyAddress } from '../address.ts';
import { addressFindings, keyFindings } from '../check.ts';
import { error, excerpt, nameList, type ErrorCode } from '../findings.ts';
import { checkTrackingKey, instanceOf, serviceOf } from '../key.ts';
import { readLiteral, type Literal } from './javascript/literal.ts';
import type { Call } from './snippet.ts';

/** Key and host of all `ap3c.init` calls, null where a text does not settle them; then the errors say why. */
export interface AccountReading {
  readonly trackingKey: string | null;
  readonly captureHost: string | null;
  readonly errors: readonly Finding[];
}

interface Argument {
  readonly subject: 'trackingKey' | 'captureHost';
  readonly missing: ErrorCode;
  readonly computed: ErrorCode;
}

const keyArgument: Argument = { subject: 'trackingKey', missing: 'initWithoutKey', computed: 'computedKey' };
const hostArgument: Argument = {
  subject: 'captureHost',
  missing: 'initWithoutHost',
  computed: 'computedHost',
};

const isMissing = (literal: Literal): boolean => literal.known && (literal.value ?? '') === '';

const wordsOf = (literal: Literal): string => (literal.known ? String(literal.value) : literal.expression);

const valueOf = (
  literal: Literal,
  { subject, missing, computed }: Argument,
): { value: string } | { error: Finding } => {
  if (isMissing(literal)) return { error: error(missing, subject) };
  return literal.known
    ? { value: String(literal.value).trim() }
    : { error: error(computed, subject, { expression: excerpt(literal.expression) }) };
};

const accountName = (key: string): string =>
  checkTrackingKey(key) === null ? `${instanceOf(key)} (${key})` : key;

const argumentsAt = (index: number, inits: readonly Call[]): Literal[] =>
  inits.map((call) => readLiteral(call.arguments[index], call.source));

/** The refusal of a text with several accounts: nothing else of it needs to be judged. */
export const accountConflict = (inits: readonly Call[]): Finding | null => {
  const keys = new Set(argumentsAt(0, inits).map(wordsOf));
  return keys.size > 1
    ? error('twoAccounts', 'trackingKey', { accounts: nameList([...keys].map(accountName)) })
    : null;
};

const readHost = (literals: readonly Literal[]): { value: string } | { error: Finding } => {
  const results = literals.map((literal) => valueOf(literal, hostArgument));
  const hosts = new Set(
    results.flatMap((each) => ('value' in each ? [tidyAddress('captureHost', each.value)] : [])),
  );
  if (hosts.size > 1) return { error: error('twoHosts', 'captureHost', { hosts: nameList(hosts) }) };
  const [host] = hosts;
  return host === undefined ? results[0]! : { value: host };
};

/** Key and host of a text whose `ap3c.init` calls, at least one, are all for the same account. */
export const readAccount = (inits: readonly Call[], local: boolean): AccountReading => {
  const key = valueOf(argumentsAt(0, inits)[0]!, keyArgument);
  const host = readHost(argumentsAt(1, inits));
  const service = serviceOf('value' in key ? key.value : '');
  return {
    trackingKey: 'value' in key ? key.value : null,
    captureHost: 'value' in host ? host.value : null,
    errors: [
      ...('value' in key ? keyFindings(key.value) : [key.error]),
      ...('value' in host ? addressFindings('captureHost', host.value, local, service) : [host.error]),
    ],
  };
};
