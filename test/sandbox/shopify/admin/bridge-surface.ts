import type { PublishedBridge } from './published-bridge.ts';

/**
 * `window.shopify` with every member that App Bridge publishes. What has a behaviour behaves; what has none says so when
 * it is called or read, so that no screen comes to lean on what nothing stands in for. Runs in the framed page, and is
 * sent there as it is: it uses nothing from outside.
 * @param behaviours by the members' names, nested as they are
 * @throws {Error} where a behaviour is for a member that App Bridge does not publish
 */
export const bridgeSurface = (members: PublishedBridge['members'], behaviours: object): object => {
  const known = new Map<string, unknown>();
  const note = (behaviour: unknown, path: string): void => {
    if (path in members) known.set(path, behaviour);
    else if (Object.keys(members).some((member) => member.startsWith(`${path}.`)))
      for (const [name, inner] of Object.entries(behaviour as object)) note(inner, `${path}.${name}`);
    else throw new Error(`App Bridge publishes no shopify.${path}.`);
  };
  for (const [name, behaviour] of Object.entries(behaviours)) note(behaviour, name);

  const surface = {};
  for (const [path, kind] of Object.entries(members)) {
    const names = path.split('.');
    const last = names.pop()!;
    let holder: Record<string, unknown> = surface;
    for (const name of names) holder = (holder[name] ??= {}) as Record<string, unknown>;
    const refuse = (): never => {
      throw new Error(`The stand-in for App Bridge has no shopify.${path}.`);
    };
    Object.defineProperty(
      holder,
      last,
      known.has(path)
        ? { value: known.get(path), enumerable: true }
        : kind === 'method'
          ? { value: refuse, enumerable: true }
          : { get: refuse, enumerable: true },
    );
  }
  return surface;
};
