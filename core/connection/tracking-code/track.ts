import type { Finding } from '../../findings.ts';
import { excerpt, nameList, warning } from '../findings.ts';
import { nameOf, readLiteral, readProperty, textOf, type Node } from './javascript/literal.ts';
import type { TrackOptions } from '../types.ts';

export interface TrackReading {
  readonly track: TrackOptions;
  readonly warnings: readonly Finding[];
}

/** `v` is the payload's format and always 0; the loader sends it itself. */
const formatName = 'v';

const isTrackOption = (name: string): name is keyof TrackOptions =>
  name === 'skipNonExisting' || name === 'cc' || name === 'unsubscribe';

const leftOut = (expression: string): Finding =>
  warning('trackComputed', 'track', { expression: excerpt(expression) });

/**
 * The payload of one `ap3c.track` call. Only what is the same for every visitor is kept; every other member is about
 * a person, or may be, and is named in a warning.
 */
export const readTrack = (node: Node, source: string): TrackReading => {
  if (!node) return { track: {}, warnings: [] };
  if (node.type !== 'ObjectExpression') {
    const whole = readLiteral(node, source);
    const nothing = whole.known && (whole.value ?? null) === null;
    return { track: {}, warnings: nothing ? [] : [leftOut(textOf(node, source))] };
  }
  const track: TrackOptions = {};
  const personal: string[] = [];
  const warnings: Finding[] = [];
  for (const property of node.properties) {
    const name = nameOf(property, source);
    if (name === null) warnings.push(leftOut(textOf(property, source)));
    else if (isTrackOption(name)) {
      const item = readProperty(property, source);
      if (item.known && typeof item.value === 'boolean') track[name] = item.value;
      else warnings.push(leftOut(textOf(property, source)));
    } else if (name !== formatName) personal.push(name);
  }
  if (personal.length > 0) warnings.push(warning('personalData', 'track', { names: nameList(personal) }));
  return { track, warnings };
};
