export * from './contrast/accent.ts';
export * from './contrast/colour.ts';
export * from './contrast/readable.ts';
export * from './estimate.ts';
export * from './homepage.ts';
export * from './hours/closed-dates.ts';
export {
  availabilityAt,
  type Availability,
  type HoursRow,
  type OfficeHours,
  type Weekday,
} from './hours/hours.ts';
export { localeOf, whenInWords, type WhenInWords, type WordsOfTime } from './hours/returns.ts';
export { isZone } from './hours/zone.ts';
export * from './merge-tags/names.ts';
export * from './merge-tags/parse.ts';
export * from './merge-tags/render.ts';
export * from './public-settings.ts';
export * from './thread/reduce.ts';
export * from './thread/shown.ts';
export {
  canReply,
  have,
  keptOf,
  needs,
  newThread,
  statusOf,
  typingAt,
  unreadCount,
  type Connection,
  type Failure,
  type Kept,
  type Outgoing,
  type Thread,
} from './thread/thread.ts';
export * from './words/index.ts';
export * from './words/keys.ts';
export * from './words/language.ts';
export * from './words/say.ts';
