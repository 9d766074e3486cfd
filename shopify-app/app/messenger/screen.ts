import type { PublicHost } from '@talk-suite/core/settings';
import type { Editor } from '../editing/use-editing.ts';

/** What the messenger's tabs work with. */
export interface MessengerScreen {
  readonly editor: Editor;
  /** What the store says of itself. */
  readonly store: PublicHost;
  readonly shop: string;
  readonly service: 'ortto' | 'talk-server';
  /** Leads to a field, on whichever tab it is. */
  readonly leadTo: (path: string) => void;
}
