/** What of gettext-parser is used here; the package brings no types. */
declare module 'gettext-parser' {
  interface Message {
    msgid: string;
    msgstr: string[];
    comments?: { extracted?: string; reference?: string };
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
