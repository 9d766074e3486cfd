// The owner's texts in the visitor's language: loaded where they are in more than one.
export { localized as default } from '../public-settings.ts';
