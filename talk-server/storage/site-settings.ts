/** The host that keeps a site's settings: one WordPress, or one Shopify store. */
export interface SettingsOwner {
  readonly id: string;
  readonly name: string;
}

/** A site's settings as its host pushed them. */
export interface StoredSettings {
  readonly owner: SettingsOwner;
  /** The host's own name of this state of them. */
  readonly revision: string;
  /** JSON, judged before it was stored. */
  readonly body: string;
  /** What the body was made of, as JSON: for screens. Null where nobody gave it. */
  readonly source: string | null;
  readonly updatedAt: number;
}

export interface PutSettings {
  readonly site: string;
  readonly owner: SettingsOwner;
  /** The revision that the host replaces; null where it knows of none. */
  readonly basedOn: string | null;
  readonly revision: string;
  readonly body: string;
  readonly source?: string;
  /** Whether the host takes the settings over from another one. */
  readonly takeOver: boolean;
  readonly at: number;
}

/** What became of settings that were put: a host that is not the owner, or is behind, is refused, and nothing changes. */
export type PutResult =
  | { readonly stored: true }
  | { readonly stored: false; readonly ownedBy: SettingsOwner }
  | { readonly stored: false; readonly revision: string };

export interface SiteSettings {
  settingsOf(site: string): Promise<StoredSettings | null>;
  putSettings(request: PutSettings): Promise<PutResult>;
}
