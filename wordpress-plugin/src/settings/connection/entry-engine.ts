import { checkConnection, dataRegionOf, parse, tidyAddress } from '@talk-suite/core/connection';
import type { Engine } from './reading.ts';

/** The core as a reader of entries. */
export const engine: Engine = { parse, checkConnection, tidyAddress, dataRegionOf };
