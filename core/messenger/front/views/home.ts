import { homepageCards, type HomepageCard, type QuickLink } from '../../homepage.ts';
import { renderTemplate } from '../../merge-tags/render.ts';
import { h, type Children, type VNode } from '../element.ts';
import { wholeOf, type Actions, type Model } from '../model.ts';
import { face, icon, iconButton, linkButton, picture, safeAddress } from './pieces.ts';
import { pending } from './waiting.ts';

const header = (model: Model, { close }: Actions): VNode => {
  const { settings, texts, speech, visitor } = model;
  const { style } = settings;
  const subtitle = renderTemplate(texts.subtitle, visitor);
  return h(
    'header',
    { class: 'hero' },
    style.header.kind === 'image' && picture({ ...style.header.image, alt: '' }, 'cover'),
    h(
      'div',
      { class: 'bar' },
      style.logo
        ? picture(style.logo, 'logo')
        : h('span', { class: 'site' }, h('bdi', null, settings.siteName)),
      style.agents.length > 0 && h('span', { class: 'faces' }, style.agents.slice(0, 3).map(face)),
      iconButton('close', speech.words.close, close),
    ),
    h('h1', { tabIndex: -1, id: 'title' }, h('bdi', null, renderTemplate(texts.title, visitor))),
    subtitle && h('p', { class: 'subtitle' }, h('bdi', null, subtitle)),
  );
};

/** The button that starts a conversation, with what is said of the team. */
const start = ({ line }: Model, label: string, { begin }: Actions): VNode =>
  h(
    'button',
    { type: 'button', class: 'start', onClick: begin },
    h(
      'span',
      { class: 'grow' },
      h('strong', null, h('bdi', null, label)),
      line &&
        h(
          'span',
          { class: 'line', title: line.zone },
          h('i', { class: line.open ? 'dot on' : 'dot' }),
          line.text,
        ),
    ),
    icon('next'),
  );

const link = ({ label, url, icon: lines, target }: QuickLink, opensNewTab: string): VNode | undefined => {
  const href = safeAddress(url);
  if (!href) return;
  const isNew = target === 'new';
  return h(
    'li',
    null,
    h(
      'a',
      { href, class: 'row', ...(isNew && { target: '_blank', rel: 'noopener' }) },
      icon('link', lines),
      h('span', { class: 'grow' }, h('bdi', null, label)),
      isNew && h('span', { class: 'sr' }, opensNewTab),
      icon(isNew ? 'external' : 'next'),
    ),
  );
};

const card = (found: HomepageCard, model: Model, actions: Actions): VNode => {
  const { words } = model.speech;
  if (found.kind === 'links')
    return h(
      'nav',
      { class: 'card', 'aria-label': found.title || words.linksName },
      found.title && h('h2', null, found.title),
      h(
        'ul',
        null,
        found.links.map((each) => link(each, words.opensNewTab)),
      ),
    );
  return h(
    'section',
    { class: 'card', 'aria-label': found.title },
    found.rows.length > 0 && h('h2', null, found.title),
    found.rows === 'loading' ? pending(model, actions) : actions.rows(found.rows),
    found.more && linkButton(wholeOf(model.speech).words.allConversations, () => actions.show('list'), 'all'),
    found.newLabel !== null && start(model, found.newLabel || words.newConversation, actions),
  );
};

/** The homepage: the owner's greeting, then the cards in the owner's order. */
export const home = (model: Model, actions: Actions): Children => {
  const { texts, mayWrite } = model;
  const cards = homepageCards(texts.widgets, model);
  return [
    header(model, actions),
    h(
      'div',
      { class: 'cards' },
      !mayWrite && h('p', { class: 'card note' }, model.speech.words['refused.identityNeeded']),
      cards.map((each) => card(each, model, actions)),
    ),
  ];
};
