export {
  APP_DATA_LIMIT,
  APP_DATA_VERSION,
  appDataSize,
  appDataText,
  newAppData,
  type AppData,
  type AddedByServer,
} from './app-data.ts';
export { checkAppData, type Checked } from './check.ts';
export { doubtsAbout, ownAddresses, ownHosts, type Doubt, type Mark } from './doubts.ts';
export { allowsLoopback, hostFindings, type HostRights } from './hosts.ts';
export type { Finding } from './finding.ts';
export {
  KEY,
  NAMESPACE,
  READ_APP_DATA,
  STALE_CODE,
  WRITE_APP_DATA,
  writeVariables,
  type ReadAnswer,
  type WriteAnswer,
} from './metafield.ts';
export {
  countOverrides,
  EFFECTS,
  isKey,
  noOverrides,
  numberOf,
  OVERRIDE_KINDS,
  overrideOf,
  withOverride,
  type Effect,
  type OverrideKind,
  type Overrides,
} from './overrides.ts';
export { readAppData, type Read } from './read.ts';
export { READ_STORE, storeFacts, UNKNOWN_STORE, type StoreAnswer } from './store-facts.ts';
