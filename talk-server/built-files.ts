// Where files are that the server hands out: next to its sources, or in the package that is built of them.

const ofPackage = !import.meta.url.endsWith('.ts');

/** The folder of the pages that `build.ts` makes. */
export const pagesFolder = new URL(ofPackage ? './pages/' : './build-output/', import.meta.url);

/** What a tracking code loads. */
export const appScript = (): URL =>
  new URL(ofPackage ? './app.js' : import.meta.resolve('@talk-suite/core/app.js'), import.meta.url);

/** The folder of the messenger's files, which `front.json` lists. */
export const messengerFolder = (): URL =>
  ofPackage
    ? new URL('./messenger/', import.meta.url)
    : new URL('.', import.meta.resolve('@talk-suite/core/messenger/files/front.json'));
