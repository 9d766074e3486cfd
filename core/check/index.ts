export { readDocument, type PageDocument, type PageScript } from './document.ts';
export { otherInstallations, type OtherInstallation } from './installations.ts';
export { mergeOptionsOf } from './merge-options.ts';
