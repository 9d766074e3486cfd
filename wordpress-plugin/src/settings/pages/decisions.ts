import { onDevices, type DeviceDecisions } from '@talk-suite/core/screens';
import {
  type CompiledVisibility,
  decideCompiled,
  type Decision,
  type PageContext,
  readFacts,
} from '@talk-suite/core/visibility';

const GUEST = { signedIn: false, roles: [] } as const;

/** The decisions for a guest; a signed-in visitor may see another one. */
export const decideForGuests = (
  compiled: CompiledVisibility,
  context: PageContext,
): DeviceDecisions<Decision> =>
  onDevices((device) => decideCompiled(compiled, readFacts({ ...context, visitor: { ...GUEST, device } })));

/** The address of a page without what all pages of the site have in common. */
export const shortAddress = ({ url = '' }: PageContext): string =>
  url.replace(/^https?:\/\/[^/]+(?=\/)/i, '');
