/** Why a page of the storefront was not fetched; the last step of the key of its words, `security.error.<reason>`. */
export type Refusal =
  | 'notAnAddress'
  | 'otherHost'
  | 'notHttps'
  | 'notResolved'
  | 'notPublic'
  | 'unreachable'
  | 'tooManyRedirects'
  | 'tooSlow'
  | 'busy';

/** A page that cannot be, or must not be, fetched. */
export class FetchRefused extends Error {
  readonly reason: Refusal;
  /** Values of the words' places. */
  readonly values: Readonly<Record<string, string>>;

  constructor(reason: Refusal, values: Readonly<Record<string, string>> = {}) {
    super(reason);
    this.reason = reason;
    this.values = values;
  }
}
