export { embedAttributes, isAsync, type EmbedAttributes } from './attributes.ts';
export { builtInAttributes, fillLoader, isBuiltIn, tagBeside } from './built-in.ts';
export { hintAttributes, hintedScript } from './hint.ts';
export { printEmbed } from './print.ts';
