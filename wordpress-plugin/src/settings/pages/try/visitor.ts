import type { PageContext } from '@talk-suite/core/visibility';

/** Who is tried: what differs between visitors of one address. */
export interface TriedVisitor {
  readonly device: 'desktop' | 'mobile';
  readonly signedIn: boolean;
  /** Empty: signed in without a role that matters. */
  readonly role: string;
  /** Empty: the page's own language. */
  readonly locale: string;
}

export const GUEST_ON_A_COMPUTER: TriedVisitor = { device: 'desktop', signedIn: false, role: '', locale: '' };

/** A page as this visitor meets it. */
export const contextFor = (
  page: PageContext,
  { device, signedIn, role, locale }: TriedVisitor,
): PageContext => ({
  ...page,
  ...(locale !== '' && { locale }),
  visitor: { signedIn, roles: signedIn && role !== '' ? [role] : [], device },
});
