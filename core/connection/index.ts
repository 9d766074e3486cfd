export { tidyAddress, type AddressField } from './address.ts';
export { checkConnection } from './check.ts';
export { scriptOfDataUrl } from './data-url.ts';
export { readEntry, type Entry, type EntryReading, type EntryRights, type Objections } from './entry.ts';
export {
  assumedHosts,
  dataRegionOf,
  isKnownCaptureHost,
  isKnownScriptUrl,
  knownHosts,
  regionOf,
  type KnownHost,
} from './hosts.ts';
export { instanceOf } from './key.ts';
export { accountOf, hostOf } from './short-names.ts';
export { parse } from './parse.ts';
export { typedValuesOf, type TypedValues } from './typed-values.ts';
export {
  DATA_REGIONS,
  type Connection,
  type DataRegion,
  type ParseOptions,
  type ParseResult,
  type Region,
  type TrackOptions,
} from './types.ts';
