import type { VNode } from 'preact';
import { h, several, type Children } from './element.ts';
import { homepageCards, type HomepageCard, type QuickLink } from '../../homepage.ts';
import { renderTemplate } from '../../merge-tags/render.ts';
import { counted } from '../../words/say.ts';
import type { Actions, Model } from '../model.ts';
import { conversationRows } from './list.ts';
import { face, icon, iconButton, picture, safeAddress } from './pieces.ts';

const header = (model: Model, { close }: Actions): VNode => {
  const { settings, texts, speech, visitor } = model;
  const { style } = settings;
  const { words } = speech;
  return h(
    'header',
    { class: 'hero' },
    style.header.kind === 'image' && picture({ ...style.header.image, alt: '' }, 'cover'),
    h(
      'div',
      { class: 'bar' },
      style.logo
        ? picture(style.logo, 'logo')
        : h('span', { class: 'site' }, h('bdi', {}, settings.siteName)),
      style.agents.length > 0 && h('span', { class: 'faces' }, style.agents.slice(0, 3).map(face)),
      iconButton('close', words.close, close),
    ),
    h('h1', { tabIndex: -1, id: 'title' }, h('bdi', {}, renderTemplate(texts.title, visitor))),
    texts.subtitle.length > 0 &&
      h('p', { class: 'subtitle' }, h('bdi', {}, renderTemplate(texts.subtitle, visitor))),
  );
};

/** The button that starts a conversation, with what is said of the team. */
const start = (model: Model, label: string, { begin }: Actions): VNode =>
  h(
    'button',
    { type: 'button', class: 'start', onClick: begin },
    h(
      'span',
      { class: 'grow' },
      h('strong', {}, h('bdi', {}, label)),
      model.line &&
        h(
          'span',
          { class: 'line', title: model.line.zone ?? undefined },
          h('i', { class: model.line.open ? 'dot on' : 'dot' }),
          model.line.text,
        ),
    ),
    icon('next'),
  );

const link = ({ label, url, target }: QuickLink, opensNewTab: string): VNode | null => {
  const href = safeAddress(url);
  if (href === undefined) return null;
  const isNew = target === 'new';
  return h(
    'li',
    {},
    h(
      'a',
      { href, class: 'row', ...(isNew && { target: '_blank', rel: 'noopener' }) },
      h('span', { class: 'grow' }, h('bdi', {}, label)),
      isNew && h('span', { class: 'sr' }, opensNewTab),
      icon(isNew ? 'external' : 'next'),
    ),
  );
};

const card = (found: HomepageCard, model: Model, actions: Actions, index: number): VNode => {
  const { words } = model.speech;
  if (found.kind === 'links')
    return h(
      'nav',
      { class: 'card', 'aria-label': found.title || words.linksName },
      found.title && h('h2', {}, found.title),
      h(
        'ul',
        {},
        found.links.map((each) => link(each, words.opensNewTab)),
      ),
    );
  return h(
    'section',
    { class: 'card', 'aria-labelledby': `card-${index}` },
    h('h2', { id: `card-${index}`, class: found.rows.length === 0 ? 'sr' : '' }, found.title),
    found.rows === 'loading'
      ? model.rowsFailed
        ? h(
            'p',
            { class: 'note' },
            words.notLoaded,
            ' ',
            h('button', { type: 'button', class: 'link', onClick: actions.reload }, words.tryAgain),
          )
        : h('div', { class: 'wait', role: 'status' }, h('span', { class: 'sr' }, words.loading))
      : conversationRows(found.rows, model, actions),
    found.more &&
      h(
        'button',
        { type: 'button', class: 'link all', onClick: () => actions.show('list') },
        words.allConversations,
      ),
    found.newLabel !== null && start(model, found.newLabel || words.newConversation, actions),
  );
};

/** The homepage: the owner's greeting, then the cards in the owner's order. */
export const home = (model: Model, actions: Actions): Children => {
  const { settings, texts, thread, mayWrite } = model;
  const cards = homepageCards(texts.widgets, {
    conversations: model.chats ? model.rows : [],
    open: model.line?.open ?? true,
    outside: settings.hours.outside,
    mayWrite: mayWrite && !thread.blocked,
  });
  return several(
    header(model, actions),
    h(
      'div',
      { class: 'cards' },
      !mayWrite && h('p', { class: 'card note' }, model.speech.words['refused.identityNeeded']),
      cards.map((each, index) => card(each, model, actions, index)),
    ),
  );
};

/** How many messages wait, in words; nothing where none do. */
export const unreadInWords = (model: Model, count: number): string =>
  count === 0 ? '' : counted(model.speech, 'unread', count);
