import { createHash, randomBytes } from 'node:crypto';
import { KEY, NAMESPACE } from '../../../shopify-app/app-data/metafield.ts';
import { demoContent, type StoreContent } from './content.ts';
import { CDN_FILES, demoImages, type StoreFiles } from './files.ts';

export interface Metafield {
  readonly value: string;
  readonly compareDigest: string;
  /** ISO 8601. */
  readonly updatedAt: string;
}

interface Grant {
  readonly shop: string;
  readonly ends: number;
  /** Access scopes as they were when it was issued. */
  readonly scopes: ReadonlySet<string>;
}

/** Bytes of a JSON metafield's value that Shopify takes. */
const VALUE_LIMIT = 128 * 1024;

interface SetInput {
  readonly ownerId: string;
  readonly namespace?: string;
  readonly key: string;
  readonly type?: string;
  readonly value: string;
  readonly compareDigest?: string | null;
}

interface UserError {
  readonly code: string;
  readonly field: readonly string[];
  readonly message: string;
}

/** What stands for this very value, as `compareDigest` names it. */
export const digestOf = (value: string): string => createHash('sha256').update(value).digest('hex');

/** One store: whether the app is installed, and what the app keeps in it. */
export class Store {
  readonly installationId: string;
  installed = true;
  readonly metafields = new Map<string, Metafield>();
  /** Every value that was written, in order. */
  readonly written: string[] = [];
  /** Access scopes that the merchant has granted. */
  readonly scopes = new Set<string>();
  content: StoreContent = demoContent();
  files: StoreFiles = { base: CDN_FILES, images: demoImages() };
  /** Numbers of the themes in which the app embed is on. */
  readonly embedThemes = new Set<string>();

  constructor(number: number) {
    this.installationId = `gid://shopify/AppInstallation/${number}`;
  }

  /** What the app has saved: the value of its metafield, or null. */
  get appData(): string | null {
    return this.metafields.get(`${NAMESPACE}.${KEY}`)?.value ?? null;
  }

  /** What stands for the state of it; a save names it. */
  get digest(): string | null {
    return this.metafields.get(`${NAMESPACE}.${KEY}`)?.compareDigest ?? null;
  }

  set(input: SetInput): UserError | null {
    const name = `${input.namespace}.${input.key}`;
    const error = (code: string, message: string): UserError => ({
      code,
      field: ['metafields', '0'],
      message,
    });
    if (input.ownerId !== this.installationId) return error('APP_NOT_AUTHORIZED', 'Not the owner.');
    if (Buffer.byteLength(input.value) > VALUE_LIMIT) return error('TOO_LONG', 'Value is too long.');
    const current = this.metafields.get(name)?.compareDigest ?? null;
    if (input.compareDigest !== undefined && input.compareDigest !== current)
      return error('STALE_OBJECT', 'The metafield has been modified since it was loaded.');
    this.metafields.set(name, {
      value: input.value,
      compareDigest: digestOf(input.value),
      updatedAt: new Date().toISOString(),
    });
    this.written.push(input.value);
    return null;
  }
}

/** Access and refresh tokens that Shopify has handed out. */
export class Grants {
  readonly #access = new Map<string, Grant>();
  readonly #refresh = new Map<string, Grant>();
  /** Every token there ever was: none of them may turn up in a log. */
  readonly all: string[] = [];

  issue(shop: string, seconds: number, granted: Iterable<string>): { access: string; refresh: string } {
    const access = `shpat_${randomBytes(16).toString('hex')}`;
    const refresh = `shprt_${randomBytes(16).toString('hex')}`;
    const scopes = new Set(granted);
    this.#access.set(access, { shop, scopes, ends: Date.now() + seconds * 1000 });
    this.#refresh.set(refresh, { shop, scopes, ends: Date.now() + 90 * 86_400_000 });
    this.all.push(access, refresh);
    return { access, refresh };
  }

  /** The store of an access token that is still good. */
  shopOf(token: string): string | null {
    const grant = this.#access.get(token);
    return grant && grant.ends > Date.now() ? grant.shop : null;
  }

  /**
   * What a token may see. Shopify does not say whether one gains what is granted after it was issued; here it does not,
   * so that nothing comes to rely on it.
   */
  scopesOf(token: string): ReadonlySet<string> {
    return this.#access.get(token)?.scopes ?? new Set();
  }

  shopOfRefresh(token: string): string | null {
    return this.#refresh.get(token)?.shop ?? null;
  }

  /** Makes every token of a store worthless, as an uninstallation does. */
  revoke(shop: string): void {
    for (const tokens of [this.#access, this.#refresh])
      for (const [token, grant] of tokens) if (grant.shop === shop) tokens.delete(token);
  }
}
