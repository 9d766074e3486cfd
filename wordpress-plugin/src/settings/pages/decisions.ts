import {
  type CompiledVisibility,
  decideCompiled,
  type Decision,
  type PageContext,
  readFacts,
} from '@talk-suite/core/visibility';

/** What a page does for a guest: the same on every device, or not. */
export interface GuestDecision {
  readonly desktop: Decision;
  readonly mobile: Decision;
  readonly same: boolean;
}

const GUEST = { signedIn: false, roles: [] } as const;

/** The decisions for a guest; a signed-in visitor may see another one. */
export const decideForGuests = (compiled: CompiledVisibility, context: PageContext): GuestDecision => {
  const on = (device: string): Decision =>
    decideCompiled(compiled, readFacts({ ...context, visitor: { ...GUEST, device } }));
  const [desktop, mobile] = [on('desktop'), on('mobile')];
  return { desktop, mobile, same: desktop.talk === mobile.talk };
};

/** The address of a page without what all pages of the site have in common. */
export const shortAddress = ({ url = '' }: PageContext): string =>
  url.replace(/^https?:\/\/[^/]+(?=\/)/i, '');
