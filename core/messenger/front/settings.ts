import { PUBLIC_FORMAT, type PublicMessenger } from '../public-settings.ts';

/**
 * The settings that a tag names: the hash of their file, which lies in this module's own folder, or themselves as JSON,
 * where a store has no file of its own. A tag may be somebody else's markup: whatever is neither is refused.
 * @throws where there are no settings of this format. Why is said to nobody: visitors read that the chat is away.
 */
export const settingsOf = async (attribute: string): Promise<PublicMessenger> => {
  const settings = attribute.startsWith('{')
    ? (JSON.parse(attribute) as PublicMessenger)
    : ((await import(addressOf(attribute))) as { readonly default: PublicMessenger }).default;
  if (settings.format !== PUBLIC_FORMAT) throw new TypeError();
  return settings;
};

/** `import` finds it next to this file; a hash cannot lead out of the folder. */
export const addressOf = (hash: string): string => {
  if (!/^[a-z0-9]{16,64}$/.test(hash)) throw new TypeError();
  return `./messenger-${hash}.js`;
};
