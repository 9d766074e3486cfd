/** An element to be drawn: `draw` makes it, or changes what is there. */
export interface VNode {
  readonly name: string;
  /** Attributes of the element, what is called when something happens to it (`onClick`), and its `key` among others. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly content: Children;
}

export type Children = VNode | string | number | boolean | null | undefined | readonly Children[];

/** An element by its name, attributes and content. Texts become text nodes; nothing is ever parsed as markup. */
export const h = (name: string, attributes: VNode['attributes'] | null, ...content: Children[]): VNode => ({
  name,
  attributes: attributes ?? {},
  content,
});
