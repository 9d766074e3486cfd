/** The names of types as a tracking code may have them: `any`, `unknown`, `Window & typeof globalThis`, `string[]`. */
const type = String.raw`(?:typeof\s+)?[A-Za-z_$][\w$.]*(?:<[^<>(){};]{0,80}>)?(?:\[\])*`;
const types = String.raw`${type}(?:\s*[&|]\s*${type}){0,5}`;

const syntax: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // ap3c!.cmd!.push
  [/(?<=[\w$)\]])!(?=\s*(?:[.[(;,)\]}?:]|\|\||&&)|\s+=[^=])/g, ''],
  // (window as any).ap3c
  [new RegExp(String.raw`\s(?:as|satisfies)\s+${types}`, 'g'), ''],
  // (<any>window).ap3c
  [new RegExp(String.raw`(?<=[(=]\s?)<${types}>(?=\s?[\w$])`, 'g'), ''],
  // function (act: any, more?: string), and the same of an arrow function
  [new RegExp(String.raw`(?<=\([^(){}:]{0,80})\??\s?:\s?${types}(?=\s?[,)])`, 'g'), ''],
  // ): void => and ): void {
  [new RegExp(String.raw`(?<=\))\s?:\s?${types}(?=\s?(?:=>|\{))`, 'g'), ''],
  // let s: HTMLScriptElement, t: Element
  [new RegExp(String.raw`(?<=\b(?:let|const|var)\s[^=;:(){}]{1,80})\s?:\s?${types}(?=\s?[=;,\n])`, 'g'), ''],
];

/** JavaScript out of TypeScript, as far as tracking codes need it. Only for code that is no JavaScript as it is. */
export const withoutTypes = (code: string): string =>
  syntax.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), code);
