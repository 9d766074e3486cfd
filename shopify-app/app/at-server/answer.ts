import type { Finding } from '@talk-suite/core/findings';
import type { AtServer } from '@talk-suite/core/screens';

/** What the screen of the connection asks of the app's server. */
export type ServerRequest =
  | { readonly step: 'look' | 'push' | 'takeOver' | 'forget' }
  | { readonly step: 'paste'; readonly code: string };

export type ServerAnswer =
  /** Null where the store is not connected to a Talk server by now. */
  | { readonly kind: 'at'; readonly at: AtServer | null; readonly forgotten: boolean }
  | { readonly kind: 'wrong'; readonly problem: Finding }
  | { readonly kind: 'failed' };
