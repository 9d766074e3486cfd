export { isLoopbackHost, tidyAddress, type AddressField } from './address.ts';
export { checkConnection } from './check.ts';
export { scriptOfDataUrl } from './tracking-code/formats/data-url.ts';
export { readEntry, type Entry, type EntryReading, type EntryRights, type MoreFindings } from './entry.ts';
export {
  asksDataRegion,
  assumedHosts,
  isKnownCaptureHost,
  isKnownScriptUrl,
  knownHosts,
  regionOf,
  type KnownHost,
} from './hosts.ts';
export { serviceOf } from './key.ts';
export { accountOf, hostOf, nameOf } from './short-names.ts';
export { parse } from './tracking-code/parse.ts';
export { typedValuesOf, type TypedValues } from './typed-values.ts';
export {
  DATA_REGIONS,
  SERVICES,
  type Connection,
  type DataRegion,
  type ParseOptions,
  type ParseResult,
  type Region,
  type Service,
  type TrackOptions,
} from './types.ts';
