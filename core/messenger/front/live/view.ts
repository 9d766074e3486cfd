import type { ReaderEvent } from '../../../contract/conversation/requests.ts';
import { typingAt } from '../../thread/thread.ts';
import { wholeModel, type ChatModel, type OpenChat } from '../chat/parts.ts';
import type { Children } from '../element.ts';
import { h, iconButton } from '../kit.ts';
import type { WholeModel } from '../model.ts';

const SPEAKER = 'M5 9.500v5h3.500l4.5 4v-13l-4.5 4z';
const SOUND = `${SPEAKER}M16.5 9a4 4 0 0 1 0 6M19 6.500a8 8 0 0 1 0 11`;
const SILENT = `${SPEAKER}M17 10l4 4m0-4-4 4`;

/** Switches the sound of news, where there may be some. */
export const soundButton = (chat: OpenChat): Children => {
  const { conversation, sound, speech } = wholeModel(chat);
  const { shell } = chat;
  const turn = (): void => {
    shell.set({ sound: !sound });
    shell.parts.storage.keepBrowser({ sound: !sound });
    if (!sound) chat.want('sound');
  };
  return (
    conversation !== null &&
    iconButton('sound', speech.words.sound, turn, { 'aria-pressed': String(sound) }, sound ? SOUND : SILENT)
  );
};

/** What there is to say of the connection, above the messages. */
export const banner = ({
  thread: { connection, events },
  speech: { words },
}: ChatModel & WholeModel): Children => {
  const text =
    connection === 'offline'
      ? words.offline
      : connection === 'connecting' && events.length > 0 && words.reconnecting;
  return text && h('p', { class: 'banner', role: 'status' }, text);
};

/** Who is typing, where somebody is. */
export const typists = ({ thread, now, speech: { words } }: ChatModel & WholeModel): Children => {
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

/** That somebody has closed the conversation, or opened it again. */
export const status = (model: WholeModel, event: ReaderEvent): Children =>
  h(
    'li',
    { key: event.seq, class: 'status' },
    (event.body as { status: string }).status === 'closed'
      ? model.speech.words.closed
      : model.speech.words.reopened,
  );

/** Why nothing can be written here, in the place of the box. */
export const ended = (chat: OpenChat): Children => {
  const { thread, mayStart, speech } = wholeModel(chat);
  const { words } = speech;
  return h(
    'div',
    { class: 'foot ended' },
    h('p', null, thread.blocked ? words['refused.blocked'] : words.closed),
    mayStart &&
      h(
        'button',
        { type: 'button', class: 'primary', onClick: chat.shell.actions.begin },
        words.startAnother,
      ),
  );
};
