import {
  CONVERSATIONS,
  LINK_ICONS,
  MESSENGER_LIMITS,
  type Face,
  type StoredLink,
  type StoredWidget,
  type Translation,
} from '@talk-suite/core/settings';
import { NEW_LINK, newLinks, withTranslation } from '@talk-suite/core/screens/messenger';
import * as React from 'react';
import { t } from '../../page/t.ts';
import type { ControlProps } from './control-props.ts';
import { ChoiceInput, NumberInput, TextInput } from './inputs.tsx';
import { MediaInput } from './media-input.tsx';
import { Rows } from './rows.tsx';

/** Agents with their pictures. */
export const Faces = ({ field, value, onChange }: ControlProps<readonly Face[]>) => (
  <Rows
    rows={value}
    onChange={onChange}
    limit={MESSENGER_LIMITS.agents}
    nameOf={({ name }, at) => name || t('screens.messenger.face', { number: String(at + 1) })}
    add={[[t('screens.messenger.face.add'), { name: '', image: null }]]}
  >
    {(face, change) => (
      <>
        <TextInput
          label={t('screens.messenger.face.name')}
          value={face.name}
          maxLength={60}
          onChange={(name) => change({ ...face, name })}
        />
        <MediaInput
          label={t(field.label)}
          value={face.image}
          onChange={(image) => change({ ...face, image })}
        />
      </>
    )}
  </Rows>
);

/** Selectors of what the launcher gives way to. */
export const Selectors = ({ value, onChange }: ControlProps<readonly string[]>) => (
  <Rows
    rows={value}
    onChange={onChange}
    unsorted
    limit={MESSENGER_LIMITS.selectors}
    nameOf={(selector, at) => selector || t('screens.messenger.selector', { number: String(at + 1) })}
    add={[[t('screens.messenger.selector.add'), '']]}
  >
    {(selector, change, at) => (
      <TextInput
        label={t('screens.messenger.selector', { number: String(at + 1) })}
        value={selector}
        maxLength={200}
        onChange={change}
      />
    )}
  </Rows>
);

const Links = ({
  links,
  onChange,
}: {
  readonly links: readonly StoredLink[];
  readonly onChange: (links: readonly StoredLink[]) => void;
}) => (
  <Rows
    rows={links}
    onChange={onChange}
    limit={MESSENGER_LIMITS.links}
    nameOf={({ label }, at) => label || t('screens.messenger.link', { number: String(at + 1) })}
    add={[[t('screens.messenger.link.add'), NEW_LINK]]}
  >
    {(link, change) => (
      <div className="talk-columns">
        <TextInput
          label={t('screens.messenger.link.label')}
          value={link.label}
          maxLength={60}
          onChange={(label) => change({ ...link, label })}
        />
        <TextInput
          label={t('screens.messenger.link.url')}
          help={t('screens.messenger.link.url.help')}
          type="url"
          value={link.url}
          maxLength={500}
          onChange={(url) => change({ ...link, url: url.trim() })}
        />
        <ChoiceInput
          label={t('screens.messenger.link.icon')}
          value={link.icon}
          options={LINK_ICONS.map((icon) => [icon, icon] as const)}
          onChange={(icon) => change({ ...link, icon: icon as StoredLink['icon'] })}
        />
        <ChoiceInput
          label={t('screens.messenger.link.target')}
          value={link.target}
          options={(['same', 'new'] as const).map(
            (target) => [target, t(`settings.messenger.linkTarget.${target}`)] as const,
          )}
          onChange={(target) => change({ ...link, target: target as StoredLink['target'] })}
        />
      </div>
    )}
  </Rows>
);

const Conversations = ({
  widget,
  change,
}: {
  readonly widget: StoredWidget;
  readonly change: (widget: StoredWidget) => void;
}) => (
  <div className="talk-columns">
    <ChoiceInput
      label={t('screens.messenger.card.show')}
      value={widget.show ?? 'latest'}
      options={(['latest', 'list'] as const).map(
        (show) => [show, t(`settings.messenger.conversationView.${show}`)] as const,
      )}
      onChange={(show) => change({ ...widget, show: show as 'latest' | 'list' })}
    />
    {widget.show === 'list' && (
      <NumberInput
        label={t('screens.messenger.card.count')}
        value={widget.count ?? 1}
        minimum={1}
        maximum={5}
        onChange={(count) => change({ ...widget, count })}
      />
    )}
    <TextInput
      label={t('screens.messenger.card.newLabel')}
      value={widget.newLabel ?? ''}
      maxLength={40}
      onChange={(newLabel) => change({ ...widget, newLabel })}
    />
  </div>
);

/** The cards of the homepage: conversations at most once, any number of quick links. */
export const Cards = ({ value, onChange }: ControlProps<readonly StoredWidget[]>) => (
  <Rows
    rows={value}
    onChange={onChange}
    limit={MESSENGER_LIMITS.widgets}
    nameOf={({ kind, title }) =>
      title === '' ? t(`screens.messenger.card.${kind}`) : `${t(`screens.messenger.card.${kind}`)}: ${title}`
    }
    add={[
      [t('screens.messenger.card.add.links'), newLinks(t('screens.messenger.card.links'))],
      ...(value.some(({ kind }) => kind === 'conversations')
        ? []
        : [[t('screens.messenger.card.add.conversations'), CONVERSATIONS] as const]),
    ]}
  >
    {(widget, change) => (
      <>
        <TextInput
          label={t('screens.messenger.card.title')}
          value={widget.title}
          maxLength={60}
          onChange={(title) => change({ ...widget, title })}
        />
        {widget.kind === 'conversations' ? (
          <Conversations widget={widget} change={change} />
        ) : (
          <Links links={widget.links ?? []} onChange={(links) => change({ ...widget, links })} />
        )}
      </>
    )}
  </Rows>
);

/** The owner's texts in other languages, each next to its original. */
export const Languages = ({
  value,
  onChange,
  originals,
}: ControlProps<readonly Translation[]> & { readonly originals: readonly string[] }) => (
  <Rows
    rows={value}
    onChange={onChange}
    unsorted
    limit={MESSENGER_LIMITS.languages}
    nameOf={({ locale }, at) => locale || t('screens.messenger.language', { number: String(at + 1) })}
    add={[[t('screens.messenger.language.add'), { locale: '', texts: [] }]]}
  >
    {(translation, change) => (
      <>
        <TextInput
          label={t('screens.messenger.language.code')}
          help={t('screens.messenger.language.code.help')}
          value={translation.locale}
          maxLength={35}
          onChange={(locale) => change({ ...translation, locale: locale.trim() })}
        />
        {originals.map((of) => (
          <TextInput
            key={of}
            label={of}
            value={translation.texts.find((text) => text.of === of)?.as ?? ''}
            maxLength={300}
            onChange={(as) => change(withTranslation(translation, of, as))}
          />
        ))}
      </>
    )}
  </Rows>
);
