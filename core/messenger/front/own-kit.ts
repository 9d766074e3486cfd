import { renderTemplate } from '../merge-tags/render.ts';
import { counted } from '../words/say.ts';
import { h } from './element.ts';
import { readForm } from './form.ts';
import { load } from './load.ts';
import { randomText } from './storage.ts';
import { bar } from './views/bar.ts';
import { fields, intro } from './views/form.ts';
import { face, icon, iconButton, linkButton } from './views/pieces.ts';
import { pending } from './views/waiting.ts';

/** What the front draws with, as its rooms do: `kit.ts` is this in a room. */
export const kit = {
  h,
  bar,
  pending,
  icon,
  iconButton,
  linkButton,
  face,
  fields,
  intro,
  counted,
  readForm,
  renderTemplate,
  randomText,
  load,
};

export type Kit = typeof kit;
