import type { Kit } from './own-kit.ts';

export type { Kit };

// What rooms draw with. They are modules of their own: the front hands its kit over, so that there is one of each.
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
export let load: Kit['load'];

/** Called by each room's module before it draws. One by one: the build leaves out what a room does without. */
export const take = (kit: Kit): void => {
  h = kit.h;
  bar = kit.bar;
  pending = kit.pending;
  icon = kit.icon;
  iconButton = kit.iconButton;
  linkButton = kit.linkButton;
  face = kit.face;
  fields = kit.fields;
  intro = kit.intro;
  readForm = kit.readForm;
  counted = kit.counted;
  renderTemplate = kit.renderTemplate;
  randomText = kit.randomText;
  load = kit.load;
};
