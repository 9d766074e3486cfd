import type { Finding } from '../../findings.ts';
import { OPTIONS_LIMIT } from '../../limits.ts';
import { error, excerpt, nameList, warning } from '../findings.ts';
import { isUnsafeName, nameOf, readLiteral, readProperty, textOf, type Node } from './javascript/literal.ts';
import type { Connection, Json } from '../types.ts';

type Options = Connection['options'];

export interface OptionsReading {
  readonly options: Options;
  readonly warnings: readonly Finding[];
}

const saysConsentGiven = ({ gdpr, ...options }: Options): boolean =>
  options['gdpr.hasConsentGiven'] === true ||
  (typeof gdpr === 'object' && gdpr !== null && 'hasConsentGiven' in gdpr && gdpr.hasConsentGiven === true);

const leftOut = (node: NonNullable<Node>, source: string): Finding =>
  warning('optionsComputed', 'options', { expression: excerpt(textOf(node, source)) });

/** The options of one `ap3c.init` call, its third argument: literal ones are kept, the others named in warnings. */
export const readOptions = (node: Node, source: string): OptionsReading => {
  if (node?.type !== 'ObjectExpression') {
    const whole = readLiteral(node, source);
    const nothing = !node || (whole.known && (whole.value ?? null) === null);
    return { options: {}, warnings: nothing ? [] : [leftOut(node, source)] };
  }
  const options: { [name: string]: Json } = {};
  const warnings: Finding[] = [];
  for (const property of node.properties) {
    const name = property.type === 'Property' ? nameOf(property, source) : null;
    const item = readProperty(property, source);
    if (name === null) warnings.push(leftOut(property as NonNullable<Node>, source));
    else if (name === 'disableTalk') warnings.push(warning('disableTalk', 'options'));
    else if (isUnsafeName(name)) warnings.push(warning('optionName', 'options', { name }));
    else if (item.known) {
      if (item.value !== undefined) options[name] = item.value;
    } else {
      const values = { name: excerpt(name), expression: excerpt(item.expression) };
      warnings.push(warning('optionComputed', 'options', values));
    }
  }
  return { options, warnings };
};

/** The options of all calls for one account: the first value of a name wins, a later different one is named. */
export const mergeOptions = (all: readonly Options[]): OptionsReading => {
  const options: Options = {};
  const conflicts = new Set<string>();
  for (const [name, value] of all.flatMap((each) => Object.entries(each))) {
    if (!Object.hasOwn(options, name)) options[name] = value;
    else if (JSON.stringify(options[name]) !== JSON.stringify(value)) conflicts.add(name);
  }
  const warnings = [
    ...(conflicts.size > 0 ? [warning('optionConflict', 'options', { names: nameList(conflicts) })] : []),
    ...(saysConsentGiven(options) ? [warning('constantConsent', 'options')] : []),
  ];
  return { options, warnings };
};

export const optionsSizeFindings = (options: Options): Finding[] =>
  new TextEncoder().encode(JSON.stringify(options)).length > OPTIONS_LIMIT
    ? [error('optionsTooLong', 'options', { limit: String(OPTIONS_LIMIT) })]
    : [];
