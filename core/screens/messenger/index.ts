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
  PREVIEW_PATIENCE,
  PREVIEW_SWITCHES,
  previewLanguages,
  viewInput,
  type PreviewView,
} from './preview-view.ts';
export {
  DAY_SHORTCUTS,
  endsNextDay,
  isOrttos,
  movedRow,
  NEW_HOURS,
  NEW_LINK,
  newClosedDate,
  newLinks,
  withDay,
  withTranslation,
  withUntil,
} from './rows.ts';
export { translatableTexts } from './translations.ts';
export { dayNames, nextChange, weekPicture, type DayPart, type NextChange } from './week.ts';
