export { designOf, DESIGNS, inDesign, swatchOf, type Design } from './designs.ts';
export {
  instantWhen,
  previewInput,
  type PreviewInput,
  type PreviewOutput,
  type PreviewScene,
} from './preview-input.ts';
export {
  firstView,
  PREVIEW_SWITCHES,
  previewLanguages,
  viewInput,
  type PreviewView,
} from './preview-view.ts';
export { previewHook } from './preview-hook.ts';
export { isGroup, isOrttos, partsOf, saysHelp, tagsOf, type MessengerForm } from './field-parts.ts';
export { MEDIA_LENGTHS, mediaAt, mediaOfFile } from './media.ts';
export { minutes } from './minutes.ts';
export type { DaysPart, InputPart, Part, RowsPart, TextPart, TimePart, WeekPart } from './parts.ts';
export { withTag, type Selected } from './tag-text.ts';
export { dayNames, nextChange, weekPicture, type DayPart, type NextChange } from './week.ts';
