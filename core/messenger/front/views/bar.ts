import { h, type Children, type VNode } from '../element.ts';
import type { Actions, Model } from '../model.ts';
import { iconButton } from './pieces.ts';

/** The top of every page but the homepage: the way back, a title, the way out. */
export const bar = (
  { speech: { words } }: Model,
  { show, close }: Actions,
  title: Children,
  more?: Children,
): VNode =>
  h(
    'header',
    { class: 'bar top' },
    iconButton('back', words.back, () => show('home')),
    h('h1', { tabIndex: -1, id: 'title', class: 'grow' }, title),
    more,
    iconButton('close', words.close, close),
  );
