import type { VNode } from 'preact';
import { h, several, type Children } from './element.ts';
import { TEXT_LIMIT } from '../../../contract/conversation/limits.ts';
import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import { format } from '../../../texts/format.ts';
import { renderTemplate } from '../../merge-tags/render.ts';
import { shown } from '../../thread/shown.ts';
import { canReply, statusOf, typingAt, type Outgoing } from '../../thread/thread.ts';
import { counted } from '../../words/say.ts';
import type { Actions, Model } from '../model.ts';
import { bar } from './bar.ts';
import { face, icon, iconButton, withLinks } from './pieces.ts';

const clock = ({ speech }: Model, at: number): string =>
  new Intl.DateTimeFormat(speech.locale, { timeStyle: 'short' }).format(at);

/** Who wrote an event, in words. */
export const authorOf = ({ speech: { words }, settings }: Model, { author, type }: ReaderEvent): string => {
  if (author.kind === 'visitor') return words.you;
  if (type === 'autoReply') return words.autoReply;
  return author.name ?? (author.kind === 'bot' ? settings.style.bot.name || words.assistant : words.team);
};

/** A message's text, with its own direction: nothing of it turns what is around it. */
const bubble = (text: string): VNode => h('div', { class: 'bubble', dir: 'auto' }, withLinks(text));

const faceOf = ({ settings: { style } }: Model, event: ReaderEvent, name: string): VNode =>
  face(
    event.author.kind === 'bot'
      ? { ...style.bot, name }
      : (style.agents.find((agent) => agent.name === name) ?? { name, image: null }),
  );

const message = (model: Model, event: ReaderEvent, before: ReaderEvent | undefined): VNode => {
  const own = event.author.kind === 'visitor';
  const name = authorOf(model, event);
  const goesOn =
    before?.author.id === event.author.id && before.type === event.type && event.at - before.at < 300_000;
  return h(
    'li',
    { key: event.seq, class: `message ${own ? 'own' : 'other'}${goesOn ? ' goes-on' : ''}` },
    !own && (goesOn ? h('span', { class: 'face none' }) : faceOf(model, event, name)),
    h(
      'div',
      {},
      h(
        'p',
        { class: goesOn ? 'sr' : own ? 'by own-by' : 'by' },
        h('bdi', { class: own ? 'sr' : '' }, name),
        ' ',
        h('time', {}, clock(model, event.at)),
      ),
      bubble((event.body as { text: string }).text),
    ),
  );
};

const status = (model: Model, event: ReaderEvent): VNode =>
  h(
    'li',
    { key: event.seq, class: 'status' },
    (event.body as { status: string }).status === 'closed'
      ? model.speech.words.closed
      : model.speech.words.reopened,
  );

/** Why a message is not sent, and when it may be sent again. */
const failureInWords = (model: Model, { failure }: Outgoing): string => {
  const { words } = model.speech;
  const wait = Math.ceil(((failure?.retryAt ?? 0) - model.now) / 1000);
  return [
    failure?.problem ? words[`refused.${failure.problem}`] : words.notSent,
    ...(wait > 0 ? [counted(model.speech, 'waitSeconds', wait)] : []),
  ].join(' ');
};

const outgoing = (model: Model, { retry, remove, edit }: Actions, each: Outgoing): VNode => {
  const { words } = model.speech;
  const action = (label: string, act: (key: string) => void): VNode =>
    h('button', { type: 'button', class: 'link', onClick: () => act(each.key) }, label);
  return h(
    'li',
    { key: each.key, class: `message own ${each.state}` },
    h(
      'div',
      {},
      h('p', { class: 'sr' }, words.you),
      bubble(each.text),
      each.state === 'failed'
        ? h(
            'p',
            { class: 'trouble', role: 'alert' },
            failureInWords(model, each),
            ' ',
            action(words.retry, retry),
            each.failure?.problem ? action(words.edit, edit) : null,
            action(words.delete, remove),
          )
        : h('p', { class: 'by own-by' }, words.sending),
    ),
  );
};

/** What there is to say of the connection, above the messages. */
const banner = ({ thread, speech: { words } }: Model): VNode | null => {
  const text = {
    offline: words.offline,
    connecting: thread.events.length > 0 ? words.reconnecting : null,
    live: null,
    polling: null,
  }[thread.connection];
  return text === null ? null : h('p', { class: 'banner', role: 'status' }, text);
};

/** The box to write in, or why there is none. */
const foot = (model: Model, actions: Actions): VNode => {
  const { thread, speech, now } = model;
  const { words } = speech;
  if (!canReply(thread))
    return h(
      'div',
      { class: 'foot ended' },
      h('p', {}, thread.blocked ? words['refused.blocked'] : words.closed),
      !thread.blocked &&
        h('button', { type: 'button', class: 'primary', onClick: actions.begin }, words.startAnother),
    );
  const excess = thread.draft.trim().length - TEXT_LIMIT;
  const who = typingAt(thread, now);
  return h(
    'form',
    {
      class: 'foot',
      onSubmit: (event: Event) => {
        event.preventDefault();
        actions.send();
      },
    },
    who.length > 0 &&
      h(
        'p',
        { class: 'typing' },
        h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i', {}), h('i', {}), h('i', {})),
        who.length > 1 ? words.severalTyping : format(words.typing, { name: who[0] || words.team }),
      ),
    excess > 0 && h('p', { class: 'trouble', id: 'draft-trouble' }, counted(speech, 'tooLong', excess)),
    h(
      'div',
      { class: 'box' },
      h('textarea', {
        id: 'draft',
        rows: 1,
        dir: 'auto',
        'aria-label': words.write,
        placeholder: words.write,
        value: thread.draft,
        enterKeyHint: 'send',
        'aria-describedby': excess > 0 ? 'draft-trouble' : undefined,
        onInput: (event: Event) => actions.draft((event.target as HTMLTextAreaElement).value),
        onKeyDown: (event: KeyboardEvent) => {
          // Enter that ends a composition (Japanese, Chinese, Korean) sends nothing.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          actions.send();
        },
      }),
      h(
        'button',
        { class: 'send', 'aria-label': words.send, title: words.send, disabled: excess > 0 },
        icon('send'),
      ),
    ),
  );
};

const lines = (model: Model, actions: Actions): readonly VNode[] => {
  let before: ReaderEvent | undefined;
  return shown(model.thread).flatMap((line) => {
    if (line.kind === 'outgoing') return [outgoing(model, actions, line.message)];
    const { event } = line;
    const drawn = event.type === 'status' ? status(model, event) : message(model, event, before);
    before = event.type === 'status' ? undefined : event;
    // Snoozing is the team's affair.
    return (event.body as { status?: string }).status === 'snoozed' ? [] : [drawn];
  });
};

/** A conversation. */
export const thread = (model: Model, actions: Actions): Children => {
  const { settings, speech, texts, visitor, conversation } = model;
  const { words } = speech;
  const greeting = renderTemplate(texts.greeting, visitor);
  const drawn = lines(model, actions);
  const isLoading = conversation !== null && model.thread.log === null && drawn.length === 0;
  return several(
    bar(
      model,
      actions,
      h(
        'span',
        { class: 'who' },
        settings.style.agents.length > 0 &&
          h('span', { class: 'faces' }, settings.style.agents.slice(0, 1).map(face)),
        h(
          'span',
          { class: 'grow' },
          h('bdi', {}, settings.siteName || words.team),
          model.line && h('span', { class: 'line' }, model.line.text),
        ),
      ),
      iconButton(model.sound ? 'sound' : 'silent', words.sound, actions.sound, {
        'aria-pressed': String(model.sound),
      }),
    ),
    banner(model),
    h(
      'div',
      { class: 'log', role: 'log', 'aria-label': words.threadName, 'aria-live': 'off', tabIndex: 0 },
      greeting && h('p', { class: 'intro' }, h('bdi', {}, greeting)),
      model.rowsFailed && isLoading
        ? h(
            'p',
            { class: 'note' },
            words.notLoaded,
            ' ',
            h('button', { type: 'button', class: 'link', onClick: actions.reload }, words.tryAgain),
          )
        : isLoading
          ? h('div', { class: 'wait', role: 'status' }, h('span', { class: 'sr' }, words.loading))
          : drawn.length === 0
            ? h('p', { class: 'note' }, words.threadEmpty)
            : h('ol', {}, drawn),
    ),
    foot(model, actions),
  );
};

export const isClosed = (model: Model): boolean => statusOf(model.thread) === 'closed';
