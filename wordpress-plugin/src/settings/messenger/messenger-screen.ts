import type { FindingInWords } from '@talk-suite/core/findings';
import type { PublicHost, Settings } from '@talk-suite/core/settings';

/** What the tabs work with. */
export interface MessengerScreen {
  readonly settings: Settings;
  readonly errors: readonly FindingInWords[];
  readonly edit: (path: string, value: unknown) => void;
  /** What the site says of itself. */
  readonly host: PublicHost;
  /** The reader's language, BCP 47. */
  readonly locale: string;
  readonly service: 'ortto' | 'talk-server';
  /** Leads to a field, on whichever tab it is. */
  readonly leadTo: (paths: readonly string[]) => void;
}
