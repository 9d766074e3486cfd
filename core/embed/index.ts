export { embedAttributes, isAsync, type EmbedAttributes } from './attributes.ts';
export { builtInAttributes, fillLoader, isBuiltIn, tagWithout } from './built-in.ts';
export { hintAttributes, hintedScript } from './hint.ts';
export { loaderOf, messengerAttributes, type PageMessenger } from './messenger.ts';
export { printEmbed } from './print.ts';
export { launchersIn } from '../messenger/launcher-in.ts';
