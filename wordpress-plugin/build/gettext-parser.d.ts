/** What of gettext-parser is used here; the package brings no types. */
declare module 'gettext-parser' {
  interface Message {
    readonly msgid: string;
    readonly msgstr: readonly string[];
    readonly comments?: { readonly extracted?: string; readonly reference?: string };
  }
  interface Catalogue {
    charset: string;
    headers: Record<string, string>;
    translations: Record<string, Record<string, Message>>;
  }
  export const po: {
    compile(catalogue: Catalogue, options?: { foldLength?: number }): Buffer;
    parse(text: string | Buffer): Catalogue;
  };
}
