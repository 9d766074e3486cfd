import { TEXT_LIMIT } from '../../../contract/conversation/limits.ts';
import type { EventBody, FileInfo } from '../../../contract/conversation/events.ts';
import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import { namesOf } from '../../thread/reduce.ts';
import { shown } from '../../thread/shown.ts';
import { canReply, typingAt, type Outgoing } from '../../thread/thread.ts';
import type { Children, VNode } from '../element.ts';
import type { Speech } from '../../words/say.ts';
import { bar, counted, face, h, icon, iconButton, intro, linkButton, pending } from '../kit.ts';
import type { RoomModel } from '../model.ts';
import { attachButton, takesFiles } from './attach.ts';
import { authorOf, faceOf } from './author.ts';
import type { Chat } from './chat.ts';
import { withLinks } from './links.ts';
import type { ChatModel } from './parts.ts';

/** Drawings of this room. */
const SEND = 'M12 19V5M6 11l6-6 6 6';
const SPEAKER = 'M5 9.500v5h3.500l4.5 4v-13l-4.5 4z';
const SOUND = `${SPEAKER}M16.5 9a4 4 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11`;
const SILENT = `${SPEAKER}M17 10l4 4m0-4-4 4`;

const clock = ({ speech }: RoomModel, at: number): string =>
  new Intl.DateTimeFormat(speech.locale, { timeStyle: 'short' }).format(at);

/** The files of a message, once there is what shows them. */
const filesOf = (chat: Chat, files: readonly FileInfo[] = []): Children =>
  files.length > 0 && chat.want('files')?.ofMessage(files);

/** A text that is no more than the names of the files is not said twice. */
const said = (text: string, files: readonly FileInfo[] = []): Children =>
  text !== namesOf(files) && bubble(text);

/** A message's text, with its own direction: nothing of it turns what is around it. */
const bubble = (text: string): VNode => h('div', { class: 'bubble', dir: 'auto' }, withLinks(text));

const message = (chat: Chat, event: ReaderEvent, before: ReaderEvent | undefined): VNode => {
  const { model } = chat;
  const { text, files } = event.body as EventBody<'message'>;
  const own = event.author.kind === 'visitor';
  const name = authorOf(model, event);
  const goesOn =
    before?.author.id === event.author.id && before.type === event.type && event.at - before.at < 300_000;
  return h(
    'li',
    { key: event.seq, class: `message ${own ? 'own' : 'other'}${goesOn ? ' goes-on' : ''}` },
    !own &&
      (goesOn ? h('span', { class: 'face none' }) : face(faceOf(model.settings.style, event.author, name))),
    h(
      'div',
      null,
      h(
        'p',
        { class: goesOn ? 'sr' : own ? 'by own-by' : 'by' },
        h('bdi', { class: own ? 'sr' : '' }, name),
        ' ',
        h('time', null, clock(model, event.at)),
      ),
      said(text, files),
      filesOf(chat, files),
    ),
  );
};

const status = (model: RoomModel, event: ReaderEvent): VNode =>
  h(
    'li',
    { key: event.seq, class: 'status' },
    (event.body as { status: string }).status === 'closed'
      ? model.speech.words.closed
      : model.speech.words.reopened,
  );

/** Why a message is not sent, and when it may be sent again. */
const failureInWords = (model: RoomModel, { failure }: Outgoing): string => {
  const { words } = model.speech;
  const wait = Math.ceil(((failure?.retryAt ?? 0) - model.now) / 1000);
  return [
    (failure?.problem && words[`refused.${failure.problem}`]) ?? words.notSent,
    ...(wait > 0 && words.waitSeconds ? [counted(model.speech as Speech, 'waitSeconds', wait)] : []),
  ].join(' ');
};

const outgoing = (chat: Chat, each: Outgoing): VNode => {
  const { model } = chat;
  const { words } = model.speech;
  const action = (label: string, act: (key: string) => void): VNode => linkButton(label, () => act(each.key));
  return h(
    'li',
    { key: each.key, class: `message own ${each.state}` },
    h(
      'div',
      null,
      h('p', { class: 'sr' }, words.you),
      said(each.text, each.files),
      filesOf(chat, each.files),
      each.state === 'failed'
        ? h(
            'p',
            { class: 'trouble', role: 'alert' },
            failureInWords(model, each),
            ' ',
            action(words.retry, chat.retry),
            each.failure?.problem && words.edit && action(words.edit, chat.edit),
            action(words.delete, chat.remove),
          )
        : h('p', { class: 'by own-by' }, words.sending),
    ),
  );
};

/** What there is to say of the connection, above the messages. */
const banner = ({ thread: { connection, events }, speech: { words } }: ChatModel): Children => {
  const text =
    connection === 'offline'
      ? words.offline
      : connection === 'connecting' && events.length > 0 && words.reconnecting;
  return text && h('p', { class: 'banner', role: 'status' }, text);
};

/** Who is typing, where somebody is. */
const typing = ({ thread, now, speech: { words } }: ChatModel): Children => {
  const [who, another] = typingAt(thread, now);
  return (
    who !== undefined &&
    h(
      'p',
      { class: 'typing' },
      h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i', null), h('i', null), h('i', null)),
      another ? words.severalTyping : words.typing.replace('{name}', () => who || words.team),
    )
  );
};

/** The box to write in, or why there is none. */
const foot = (chat: Chat): VNode => {
  const { model } = chat;
  const { thread, speech } = model;
  const { words } = speech;
  if (!canReply(thread))
    return h(
      'div',
      { class: 'foot ended' },
      h('p', null, (thread.blocked && words['refused.blocked']) || words.closed),
      !thread.blocked &&
        h(
          'button',
          { type: 'button', class: 'primary', onClick: chat.shell.actions.begin },
          words.startAnother,
        ),
    );
  const excess = thread.draft.trim().length - TEXT_LIMIT;
  const { files } = chat.parts;
  return h(
    'form',
    {
      class: 'foot',
      ...takesFiles(chat),
      onSubmit: (event: Event) => {
        event.preventDefault();
        void chat.send();
      },
    },
    typing(model),
    files?.list(),
    model.attachTrouble && h('p', { class: 'trouble', role: 'alert' }, model.attachTrouble),
    excess > 0 && h('p', { class: 'trouble', id: 'draft-trouble' }, counted(speech, 'tooLong', excess)),
    h(
      'div',
      { class: 'box' },
      attachButton(chat),
      h('textarea', {
        id: 'draft',
        // As many lines as its text has, where the browser does not see to it.
        rows: Math.min(6, thread.draft.split('\n').length),
        dir: 'auto',
        'aria-label': words.write,
        placeholder: words.write,
        value: thread.draft,
        enterKeyHint: 'send',
        'aria-describedby': excess > 0 ? 'draft-trouble' : undefined,
        onInput: (event: Event) => chat.draft((event.target as HTMLTextAreaElement).value),
        onKeyDown: (event: KeyboardEvent) => {
          // Enter that ends a composition (Japanese, Chinese, Korean) sends nothing.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void chat.send();
        },
      }),
      h(
        'button',
        {
          class: 'send',
          'aria-label': words.send,
          title: words.send,
          disabled: excess > 0 || files?.attached.pending,
        },
        icon('send', SEND),
      ),
    ),
  );
};

const lines = (chat: Chat): readonly VNode[] => {
  const { model } = chat;
  let before: ReaderEvent | undefined;
  const first = chat.parts.details?.first();
  return [...(first ? [{ kind: 'event', event: first } as const] : []), ...shown(model.thread)].flatMap(
    (line) => {
      if (line.kind === 'outgoing') return [outgoing(chat, line.message)];
      const { event } = line;
      const drawn = event.type === 'status' ? status(model, event) : message(chat, event, before);
      before = event.type === 'status' ? undefined : event;
      // Snoozing is the team's affair.
      return (event.body as { status?: string }).status === 'snoozed' ? [] : [drawn];
    },
  );
};

/** A conversation. */
export const thread = (chat: Chat): Children => {
  const { model, shell } = chat;
  const { settings, speech, conversation, line, sound } = model;
  const { words } = speech;
  const drawn = lines(chat);
  return [
    bar(
      model,
      shell.actions,
      h(
        'span',
        { class: 'who' },
        settings.style.agents.slice(0, 1).map(face),
        h(
          'span',
          { class: 'grow' },
          h('bdi', null, settings.siteName || words.team),
          line && h('span', { class: 'line' }, line.text),
        ),
      ),
      iconButton(
        'sound',
        words.sound,
        chat.switchSound,
        { 'aria-pressed': String(sound) },
        sound ? SOUND : SILENT,
      ),
    ),
    banner(model),
    h(
      'div',
      { class: 'log', role: 'log', 'aria-label': words.threadName, 'aria-live': 'off', tabIndex: 0 },
      intro(model),
      drawn.length > 0
        ? h('ol', null, drawn)
        : conversation !== null && model.thread.log === null
          ? pending(model, shell.actions)
          : h('p', { class: 'note' }, words.threadEmpty),
      chat.parts.details?.card(),
    ),
    foot(chat),
  ];
};
