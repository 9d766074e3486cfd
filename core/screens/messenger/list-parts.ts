import {
  CONVERSATION_VIEWS,
  CONVERSATIONS,
  LIMITS,
  LINK_ICONS,
  LINK_TARGETS,
  type StoredLink,
  type StoredWidget,
  type Translation,
} from '../../settings/sections/messenger/choices.ts';
import type { Face } from '../../settings/index.ts';
import type { ScreenText } from '../fields.ts';
import { choiceOf, columns, type Part, type RowsPart } from './parts.ts';
import { rowsPart } from './rows-part.ts';

/** A list of a field, and what is done with another one. */
export interface ListOf<Row> {
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

const numbered = (key: 'face' | 'selector' | 'link' | 'language', at: number, t: ScreenText): string =>
  t(`screens.messenger.${key}`, { number: String(at + 1) });

/** Agents with their pictures. */
export const facesPart = (list: ListOf<Face>, t: ScreenText): RowsPart => {
  const nameOf = ({ name }: Face, at: number): string => name || numbered('face', at, t);
  return rowsPart(
    {
      ...list,
      id: 'faces',
      limit: LIMITS.agents,
      isSorted: true,
      nameOf,
      additions: [[t('screens.messenger.face.add'), { name: '', image: null }]],
      partsOf: (face, change, at) => [
        {
          control: 'text',
          id: 'name',
          kind: 'text',
          label: t('screens.messenger.face.name'),
          maxLength: LIMITS.name,
          value: face.name,
          onChange: (name) => change({ ...face, name }),
        },
        {
          control: 'media',
          id: 'image',
          label: nameOf(face, at),
          value: face.image,
          onChange: (image) => change({ ...face, image }),
        },
      ],
    },
    t,
  );
};

/** Selectors of what the launcher gives way to. */
export const selectorsPart = (list: ListOf<string>, t: ScreenText): RowsPart =>
  rowsPart(
    {
      ...list,
      id: 'selectors',
      limit: LIMITS.selectors,
      isSorted: false,
      nameOf: (selector, at) => selector || numbered('selector', at, t),
      additions: [[t('screens.messenger.selector.add'), '']],
      partsOf: (selector, change, at) => [
        {
          control: 'text',
          id: 'selector',
          kind: 'code',
          label: numbered('selector', at, t),
          maxLength: LIMITS.selector,
          value: selector,
          onChange: change,
        },
      ],
    },
    t,
  );

const NEW_LINK: StoredLink = { label: '', url: '', icon: 'link', target: 'same' };

const linkPart = (link: StoredLink, change: (link: StoredLink) => void, t: ScreenText): Part =>
  columns([
    {
      control: 'text',
      id: 'label',
      kind: 'text',
      label: t('screens.messenger.link.label'),
      maxLength: LIMITS.name,
      value: link.label,
      onChange: (label) => change({ ...link, label }),
    },
    {
      control: 'text',
      id: 'url',
      kind: 'address',
      label: t('screens.messenger.link.url'),
      help: t('screens.messenger.link.url.help'),
      maxLength: LIMITS.address,
      value: link.url,
      onChange: (url) => change({ ...link, url: url.trim() }),
    },
    choiceOf({
      id: 'icon',
      label: t('screens.messenger.link.icon'),
      value: link.icon,
      values: LINK_ICONS,
      nameOf: (icon) => t(`settings.messenger.linkIcon.${icon}`),
      onChange: (icon) => change({ ...link, icon }),
    }),
    choiceOf({
      id: 'target',
      label: t('screens.messenger.link.target'),
      value: link.target,
      values: LINK_TARGETS,
      nameOf: (target) => t(`settings.messenger.linkTarget.${target}`),
      onChange: (target) => change({ ...link, target }),
    }),
  ]);

const linksPart = (list: ListOf<StoredLink>, t: ScreenText): RowsPart =>
  rowsPart(
    {
      ...list,
      id: 'links',
      limit: LIMITS.links,
      isSorted: true,
      nameOf: ({ label }, at) => label || numbered('link', at, t),
      additions: [[t('screens.messenger.link.add'), NEW_LINK]],
      partsOf: (link, change) => [linkPart(link, change, t)],
    },
    t,
  );

/** Which conversations a card shows. */
const shownParts = (
  card: StoredWidget,
  change: (card: StoredWidget) => void,
  t: ScreenText,
): readonly Part[] => {
  const { show = 'latest', count = 1 } = card;
  return [
    choiceOf({
      id: 'show',
      label: t('screens.messenger.card.show'),
      value: show,
      values: CONVERSATION_VIEWS,
      nameOf: (view) => t(`settings.messenger.conversationView.${view}`),
      onChange: (view) => change({ ...card, show: view }),
    }),
    ...(show === 'list'
      ? [
          {
            control: 'number',
            id: 'count',
            label: t('screens.messenger.card.count'),
            value: count,
            minimum: 1,
            maximum: LIMITS.shown,
            onChange: (most: number) => change({ ...card, count: most }),
          } as const,
        ]
      : []),
  ];
};

const conversationsPart = (
  card: StoredWidget,
  change: (card: StoredWidget) => void,
  shows: boolean,
  t: ScreenText,
): Part =>
  columns([
    ...(shows ? shownParts(card, change, t) : []),
    {
      control: 'text',
      id: 'newLabel',
      kind: 'text',
      label: t('screens.messenger.card.newLabel'),
      maxLength: LIMITS.button,
      value: card.newLabel ?? '',
      onChange: (label) => change({ ...card, newLabel: label }),
    },
  ]);

/**
 * The cards of the homepage: conversations at most once, any number of quick links.
 * @param shows whether conversations are shown on it: those of an Ortto account are in Ortto's own messenger
 */
export const cardsPart = (list: ListOf<StoredWidget>, shows: boolean, t: ScreenText): RowsPart =>
  rowsPart(
    {
      ...list,
      id: 'cards',
      limit: LIMITS.widgets,
      isSorted: true,
      nameOf: ({ kind, title }) =>
        [...new Set([t(`screens.messenger.card.${kind}`), title])].filter((name) => name !== '').join(': '),
      additions: [
        [
          t('screens.messenger.card.add.links'),
          { kind: 'links', title: t('screens.messenger.card.links'), links: [NEW_LINK] },
        ],
        ...(list.rows.some(({ kind }) => kind === 'conversations')
          ? []
          : [[t('screens.messenger.card.add.conversations'), CONVERSATIONS] as const]),
      ],
      partsOf: (card, change) => [
        {
          control: 'text',
          id: 'title',
          kind: 'text',
          label: t('screens.messenger.card.title'),
          maxLength: LIMITS.name,
          value: card.title,
          onChange: (title) => change({ ...card, title }),
        },
        card.kind === 'conversations'
          ? conversationsPart(card, change, shows, t)
          : linksPart({ rows: card.links ?? [], onChange: (links) => change({ ...card, links }) }, t),
      ],
    },
    t,
  );

/** A language with another translation of one text; without one where that is empty. */
const withTranslation = (translation: Translation, of: string, as: string): Translation => ({
  ...translation,
  texts: [...translation.texts.filter((text) => text.of !== of), ...(as === '' ? [] : [{ of, as }])],
});

/**
 * The owner's texts in other languages, each next to its original.
 * @param originals every text that visitors read
 */
export const languagesPart = (
  list: ListOf<Translation>,
  originals: readonly string[],
  t: ScreenText,
): RowsPart =>
  rowsPart(
    {
      ...list,
      id: 'languages',
      limit: LIMITS.languages,
      isSorted: false,
      nameOf: ({ locale }, at) => locale || numbered('language', at, t),
      additions: [[t('screens.messenger.language.add'), { locale: '', texts: [] }]],
      partsOf: (translation, change) => [
        {
          control: 'text',
          id: 'locale',
          kind: 'code',
          label: t('screens.messenger.language.code'),
          help: t('screens.messenger.language.code.help'),
          maxLength: LIMITS.locale,
          value: translation.locale,
          onChange: (locale) => change({ ...translation, locale: locale.trim() }),
        },
        ...originals.map((of): Part => ({
          control: 'text',
          id: `text ${of}`,
          kind: 'text',
          label: of,
          maxLength: LIMITS.reply,
          value: translation.texts.find((text) => text.of === of)?.as ?? '',
          onChange: (as) => change(withTranslation(translation, of, as)),
        })),
      ],
    },
    t,
  );
