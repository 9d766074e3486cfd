import type { h as element } from './element.ts';
import type { counted as countedIn } from '../words/say.ts';
import type { bar as barOf } from './views/bar.ts';
import type { fields as fieldsOf, intro as introOf } from './views/form.ts';
import type * as pieces from './views/pieces.ts';
import type { readForm as readFormIn } from './form.ts';
import type { pending as pendingOf } from './views/waiting.ts';
import type { renderTemplate as render } from '../merge-tags/render.ts';
import type { randomText as random } from './storage.ts';

/** What rooms draw with. They are modules of their own: the front hands these over, so that there is one of each. */
export interface Kit {
  readonly h: typeof element;
  readonly bar: typeof barOf;
  readonly pending: typeof pendingOf;
  readonly icon: typeof pieces.icon;
  readonly iconButton: typeof pieces.iconButton;
  readonly linkButton: typeof pieces.linkButton;
  readonly face: typeof pieces.face;
  readonly fields: typeof fieldsOf;
  readonly intro: typeof introOf;
  readonly readForm: typeof readFormIn;
  readonly counted: typeof countedIn;
  readonly renderTemplate: typeof render;
  readonly randomText: typeof random;
}

export let h: Kit['h'];
export let bar: Kit['bar'];
export let pending: Kit['pending'];
export let icon: Kit['icon'];
export let iconButton: Kit['iconButton'];
export let linkButton: Kit['linkButton'];
export let face: Kit['face'];
export let fields: Kit['fields'];
export let intro: Kit['intro'];
export let readForm: Kit['readForm'];
export let counted: Kit['counted'];
export let renderTemplate: Kit['renderTemplate'];
export let randomText: Kit['randomText'];

/** Called by each room's module before it draws. */
export const take = (kit: Kit): void => {
  ({
    h,
    bar,
    pending,
    icon,
    iconButton,
    linkButton,
    face,
    fields,
    intro,
    readForm,
    counted,
    renderTemplate,
    randomText,
  } = kit);
};
