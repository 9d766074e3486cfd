export { designOf, DESIGNS, inDesign, swatchOf, type Design } from './designs.ts';
export {
  instantWhen,
  previewInput,
  type PreviewInput,
  type PreviewOutput,
  type PreviewScene,
} from './preview-input.ts';
export { translatableTexts } from './translations.ts';
export { dayNames, nextChange, weekPicture, type DayPart, type NextChange } from './week.ts';
