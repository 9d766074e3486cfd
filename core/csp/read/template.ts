/**
 * Policies in files may be templates: `'nonce-$request_id'` is for the server to fill in (R14). As a browser gets it,
 * the same text is no nonce, and `'unsafe-inline'` next to it works. So a file's nonces become stand-ins on the way
 * in, everything between reads policies as they are delivered, and the file's own words come back on the way out.
 */

/** What servers and template languages put a value in for: nginx, JavaScript, mustache, Caddy, Apache, ERB, PHP. */
const variable = /^(\$\w+|\$\{[^}]+\}|\{\{.+\}\}|\{\w+(\.\w+)+\}|%\{\w+\}\w?|<%.+%>|<\?.+\?>)$/;

/** Whether a nonce is a variable that a server fills in, such as `$request_id`. */
export const isVariable = (nonce: string): boolean => variable.test(nonce);

const base64 = /^[a-z0-9+/_-]+={0,2}$/i;

/** Nonces of a policy's text; those of template languages may have spaces, as `'nonce-{{ nonce }}'`. */
const nonces =
  /(?<='nonce-)(?:\{\{[^']*?\}\}|<%[^']*?%>|<\?[^']*?\?>|\$\{[^']*?\}|[^\s;,'])+(?='(?:[\s;,]|$))/gi;

const MARK = 'dGFsay1zdGFuZHMtaW4t';

/** Whether it is in place of a nonce that the server fills in. */
export const isStandIn = (nonce: string): boolean => nonce.startsWith(MARK);

export interface Template {
  /** A policy's text with a stand-in for each nonce that is none as it is. */
  readonly fill: (text: string) => string;
  /** The same for a nonce by itself. */
  readonly fillNonce: (nonce: string) => string;
  /** A text with the file's own words again. @param written how a word is written there; default: as it is */
  readonly restore: (text: string, written?: (word: string) => string) => string;
}

/** @param variablesOnly leaves alone what no server is known to fill in, such as `{random}` */
export const template = (variablesOnly = false): Template => {
  const standIns = new Map<string, string>();
  const fillNonce = (nonce: string): string => {
    if (base64.test(nonce) || (variablesOnly && !isVariable(nonce))) return nonce;
    const standIn = standIns.get(nonce) ?? `${MARK}${String(standIns.size).padStart(4, '0')}`;
    standIns.set(nonce, standIn);
    return standIn;
  };
  return {
    fill: (text) => text.replaceAll(nonces, fillNonce),
    fillNonce,
    restore: (text, written = (word) => word) =>
      [...standIns].reduce(
        (restored, [nonce, standIn]) => restored.replaceAll(standIn, () => written(nonce)),
        text,
      ),
  };
};
