import { createElement, type ComponentChildren, type VNode } from 'preact';

export type Children = ComponentChildren;

/** An element by its name, attributes and content. Texts become text nodes; nothing is ever parsed as markup. */
export const h = createElement as (
  name: string | (() => Children),
  attributes: Readonly<Record<string, unknown>> | null,
  ...children: Children[]
) => VNode;
