const ofPackage = !import.meta.url.endsWith('.ts');

/** A thread's script: next to this file, or in the package that is built of it. */
export const threadScript = (name: 'reader' | 'writer'): URL =>
  new URL(ofPackage ? `./${name}.js` : `./${name}.ts`, import.meta.url);
