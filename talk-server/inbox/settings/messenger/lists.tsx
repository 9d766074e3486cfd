import { translatableTexts } from '@talk-suite/core/screens/messenger';
import {
  CONVERSATIONS,
  LINK_ICONS,
  MESSENGER_LIMITS,
  type Face,
  type Messenger,
  type StoredLink,
  type StoredWidget,
  type Translation,
} from '@talk-suite/core/settings';
import { TextField } from '../../parts/field.tsx';
import { Choice, NumberInput, PictureInput } from './inputs.tsx';
import { Rows } from './rows.tsx';
import { w } from './words.ts';

interface ListProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

const numbered = (key: 'face' | 'selector' | 'link' | 'language', at: number): string =>
  w(`screens.messenger.${key}`, { number: String(at + 1) });

export const Faces = ({ value, onChange }: ListProps<readonly Face[]>) => (
  <Rows
    rows={value}
    onChange={onChange}
    limit={MESSENGER_LIMITS.agents}
    nameOf={({ name }, at) => name || numbered('face', at)}
    add={[[w('screens.messenger.face.add'), { name: '', image: null }]]}
  >
    {(face, change) => (
      <>
        <TextField
          label={w('screens.messenger.face.name')}
          maxLength={60}
          value={face.name}
          onChange={(name) => change({ ...face, name })}
        />
        <PictureInput label={face.name} value={face.image} onChange={(image) => change({ ...face, image })} />
      </>
    )}
  </Rows>
);

export const Selectors = ({ value, onChange }: ListProps<readonly string[]>) => (
  <Rows
    rows={value}
    onChange={onChange}
    unsorted
    limit={MESSENGER_LIMITS.selectors}
    nameOf={(_, at) => numbered('selector', at)}
    add={[[w('screens.messenger.selector.add'), '']]}
  >
    {(selector, change) => (
      <TextField
        label={w('screens.messenger.selector', { number: '' }).trim()}
        dir="ltr"
        maxLength={200}
        value={selector}
        onChange={change}
      />
    )}
  </Rows>
);

const NEW_LINK: StoredLink = { label: '', url: '', icon: 'link', target: 'same' };

const Links = ({ value, onChange }: ListProps<readonly StoredLink[]>) => (
  <Rows
    rows={value}
    onChange={onChange}
    limit={MESSENGER_LIMITS.links}
    nameOf={({ label }, at) => label || numbered('link', at)}
    add={[[w('screens.messenger.link.add'), NEW_LINK]]}
  >
    {(link, change) => (
      <>
        <TextField
          label={w('screens.messenger.link.label')}
          maxLength={60}
          value={link.label}
          onChange={(label) => change({ ...link, label })}
        />
        <TextField
          label={w('screens.messenger.link.url')}
          hint={w('screens.messenger.link.url.help')}
          dir="ltr"
          maxLength={500}
          value={link.url}
          onChange={(url) => change({ ...link, url: url.trim() })}
        />
        <Choice
          label={w('screens.messenger.link.icon')}
          value={link.icon}
          options={LINK_ICONS.map((icon) => [icon, icon] as const)}
          onChange={(icon) => change({ ...link, icon: icon as StoredLink['icon'] })}
        />
        <Choice
          label={w('screens.messenger.link.target')}
          value={link.target}
          options={(['same', 'new'] as const).map(
            (target) => [target, w(`settings.messenger.linkTarget.${target}`)] as const,
          )}
          onChange={(target) => change({ ...link, target: target as StoredLink['target'] })}
        />
      </>
    )}
  </Rows>
);

const ConversationsCard = ({ value: card, onChange }: ListProps<StoredWidget>) => (
  <>
    <Choice
      label={w('screens.messenger.card.show')}
      value={card.show ?? 'latest'}
      options={(['latest', 'list'] as const).map(
        (show) => [show, w(`settings.messenger.conversationView.${show}`)] as const,
      )}
      onChange={(show) => onChange({ ...card, show: show as 'latest' | 'list' })}
    />
    {card.show === 'list' && (
      <NumberInput
        label={w('screens.messenger.card.count')}
        value={card.count ?? 1}
        minimum={1}
        maximum={5}
        onChange={(count) => onChange({ ...card, count })}
      />
    )}
    <TextField
      label={w('screens.messenger.card.newLabel')}
      maxLength={40}
      value={card.newLabel ?? ''}
      onChange={(newLabel) => onChange({ ...card, newLabel })}
    />
  </>
);

/** The cards of the homepage: conversations at most once, any number of quick links. */
export const Cards = ({ value, onChange }: ListProps<readonly StoredWidget[]>) => (
  <Rows
    rows={value}
    onChange={onChange}
    limit={MESSENGER_LIMITS.widgets}
    nameOf={({ kind, title }) => [w(`screens.messenger.card.${kind}`), title].filter(Boolean).join(': ')}
    add={[
      [
        w('screens.messenger.card.add.links'),
        { kind: 'links', title: w('screens.messenger.card.links'), links: [NEW_LINK] },
      ],
      ...(value.some(({ kind }) => kind === 'conversations')
        ? []
        : [[w('screens.messenger.card.add.conversations'), CONVERSATIONS] as const]),
    ]}
  >
    {(card, change) => (
      <>
        <TextField
          label={w('screens.messenger.card.title')}
          maxLength={60}
          value={card.title}
          onChange={(title) => change({ ...card, title })}
        />
        {card.kind === 'conversations' ? (
          <ConversationsCard value={card} onChange={change} />
        ) : (
          <Links value={card.links ?? []} onChange={(links) => change({ ...card, links })} />
        )}
      </>
    )}
  </Rows>
);

/** The owner's texts in other languages, each under its original. */
export const Languages = ({
  value,
  onChange,
  messenger,
}: ListProps<readonly Translation[]> & { readonly messenger: Messenger }) => (
  <Rows
    rows={value}
    onChange={onChange}
    unsorted
    limit={MESSENGER_LIMITS.languages}
    nameOf={(each, at) => each.locale || numbered('language', at)}
    add={[[w('screens.messenger.language.add'), { locale: '', texts: [] }]]}
  >
    {(translation, change) => (
      <>
        <TextField
          label={w('screens.messenger.language.code')}
          hint={w('screens.messenger.language.code.help')}
          dir="ltr"
          maxLength={35}
          value={translation.locale}
          onChange={(code) => change({ ...translation, locale: code.trim() })}
        />
        {translatableTexts(messenger).map((of) => (
          <TextField
            key={of}
            label={of}
            dir="auto"
            maxLength={300}
            value={translation.texts.find((text) => text.of === of)?.as ?? ''}
            onChange={(as) => {
              const others = translation.texts.filter((text) => text.of !== of);
              change({ ...translation, texts: as === '' ? others : [...others, { of, as }] });
            }}
          />
        ))}
      </>
    )}
  </Rows>
);
