// Markup can name things: `<form name=head>` shadows `document.head`, and `<a id=ap3c>` answers to `window.ap3c`
// as long as no script has set it. Whatever the loader takes from the page, it takes through these.

/** A property or method of the document, by the genuine getter of its prototype. */
export const fromDocument = <K extends keyof Document>(name: K): Document[K] =>
  Reflect.get(Document.prototype, name, document) as Document[K];

/** A global that a script has set: named elements and frames are no own properties of the window. */
export const ownGlobal = <K extends keyof Window>(name: K): Window[K] | false =>
  Object.keys(window).includes(name as string) && window[name];

/**
 * Listens for the next event of each type, in the capture phase of the window: every event of the document passes
 * there, except the `load` of elements. Elements cannot shadow `addEventListener` here: the window's prototypes win.
 */
export const onNext = (listener: (event: CustomEvent) => void, ...types: string[]): unknown =>
  types.map((type) => addEventListener(type, listener as EventListener, { capture: true, once: true }));
