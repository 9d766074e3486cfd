import { lengthOf, TEXT_LIMIT } from '../../../contract/conversation/limits.ts';
import type { EventBody, FileInfo } from '../../../contract/conversation/events.ts';
import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import { namesOf } from '../../thread/reduce.ts';
import { shown } from '../../thread/shown.ts';
import { canReply, type Outgoing } from '../../thread/thread.ts';
import type { Children, VNode } from '../element.ts';
import { bar, counted, face, h, icon, intro, linkButton, pending } from '../kit.ts';
import { wholeOf, type Model } from '../model.ts';
import { authorOf, faceOf } from './author.ts';
import type { Chat } from './chat.ts';
import { withLinks } from './links.ts';
import { wholeModel } from './parts.ts';

/** Drawings of this room. */
const SEND = 'M12 19V5M6 11l6-6 6 6';

const clock = ({ speech }: Model, at: number): string =>
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
  const model = wholeModel(chat);
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

/** Why a message is not sent, and when it may be sent again. */
const failureInWords = (model: Model, { failure }: Outgoing): string => {
  const { words } = model.speech;
  const wait = Math.ceil(((failure?.retryAt ?? 0) - model.now) / 1000);
  return [
    (failure?.problem && words[`refused.${failure.problem}`]) ?? words.notSent,
    ...(wait > 0 && words.waitSeconds ? [counted(wholeOf(model.speech), 'waitSeconds', wait)] : []),
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

/** The box to write in. */
const foot = (chat: Chat): VNode => {
  const { model } = chat;
  const { thread, speech } = model;
  const { words } = speech;
  const { files, live } = chat.parts;
  const excess = lengthOf(thread.draft.trim()) - TEXT_LIMIT;
  return h(
    'form',
    {
      class: 'foot',
      ...live?.takesFiles(),
      onSubmit: (event: Event) => {
        event.preventDefault();
        void chat.send();
      },
    },
    live?.typists(),
    files?.list(),
    model.attachTrouble && h('p', { class: 'trouble', role: 'alert' }, model.attachTrouble),
    excess > 0 &&
      words.tooLong &&
      h('p', { class: 'trouble', id: 'draft-trouble' }, counted(wholeOf(speech), 'tooLong', excess)),
    h(
      'div',
      { class: 'box' },
      live?.attachButton(),
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

/** What was said. Others' words come with what follows conversations, or asks for details, and so with all words. */
const lines = (chat: Chat): readonly Children[] => {
  const model = wholeModel(chat);
  let before: ReaderEvent | undefined;
  const { details, live } = chat.parts;
  const first = details?.first();
  return [...(first ? [{ kind: 'event', event: first } as const] : []), ...shown(model.thread)].flatMap(
    (line) => {
      if (line.kind === 'outgoing') return [outgoing(chat, line.message)];
      const { event } = line;
      const drawn = event.type === 'status' ? live?.status(event) : message(chat, event, before);
      before = event.type === 'status' ? undefined : event;
      // Snoozing is the team's affair.
      return (event.body as { status?: string }).status === 'snoozed' ? [] : [drawn];
    },
  );
};

/** A conversation. */
export const thread = (chat: Chat): Children => {
  const { model, shell } = chat;
  const { settings, speech, conversation, line } = model;
  const { live, details } = chat.parts;
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
      live?.soundButton(),
    ),
    live?.banner(),
    h(
      'div',
      { class: 'log', role: 'log', 'aria-label': words.threadName, 'aria-live': 'off', tabIndex: 0 },
      intro(model),
      drawn.length > 0
        ? h('ol', null, drawn)
        : conversation && !model.thread.log
          ? pending(model, shell.actions)
          : h('p', { class: 'note' }, words.threadEmpty),
      details?.card(),
    ),
    canReply(model.thread) ? foot(chat) : live?.ended(),
  ];
};
