/** A secret that the server has to read again, as it is stored. */
export interface StoredSecret {
  readonly table: 'member' | 'webhook' | 'identity_key' | 'mail_settings';
  readonly column: string;
  /** Whose it is, in that table. */
  readonly id: string;
  readonly value: string;
}

export interface Secrets {
  storedSecrets(): Promise<readonly StoredSecret[]>;
  /** Stores a secret in another form, unless it was changed meanwhile. */
  replaceSecret(stored: StoredSecret, next: string): Promise<void>;
}
