import type { ChatModel, OpenChat } from '../chat/parts.ts';
import type { Children } from '../element.ts';
import { h, icon } from '../kit.ts';

const CLIP =
  'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.500 3.500 0 0 1 5 5l-8.5 8.5a1.800 1.800 0 0 1-2.500-2.500L14.500 7.500';

/** What a file chooser offers where pictures alone are taken; the server judges by the bytes. */
const PICTURES = 'image/png,image/jpeg,image/gif,image/webp,image/avif,image/heic';

/** Whether files may be attached here and now: a file is of a conversation that there is. */
const mayAttach = ({ conversation, settings }: ChatModel): boolean =>
  conversation !== null && settings.visitors.attachments !== 'off';

/** What does the rest is loaded with the first file. */
const add = (chat: OpenChat, files: readonly File[]): void => {
  chat.bring('files').then(
    ({ attached }) => attached.add(files),
    () => chat.shell.set({ attachTrouble: chat.model.speech.words.notLoaded }),
  );
};

/** Chooses files, for those who do not drop or paste them. */
export const attachButton = (chat: OpenChat): Children => {
  const { settings, speech } = chat.model;
  const { attach } = speech.words;
  return (
    mayAttach(chat.model) &&
    h(
      'label',
      { class: 'quiet attach', title: attach },
      icon('clip', CLIP),
      h('input', {
        type: 'file',
        class: 'sr',
        multiple: true,
        accept: settings.visitors.attachments === 'images' && PICTURES,
        'aria-label': attach,
        onChange: ({ target }: Event) => {
          const input = target as HTMLInputElement;
          add(chat, [...input.files!]);
          // The same file may be chosen again.
          input.value = '';
        },
      }),
    )
  );
};

/** What makes the box take files that are dropped on it or pasted into it. */
export const takesFiles = (chat: OpenChat): object | false => {
  const take = (event: Event, data: DataTransfer | null): void => {
    const files = [...(data?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    add(chat, files);
  };
  return (
    mayAttach(chat.model) && {
      onDragOver: (event: DragEvent) => event.preventDefault(),
      onDrop: (event: DragEvent) => take(event, event.dataTransfer),
      onPaste: (event: ClipboardEvent) => take(event, event.clipboardData),
    }
  );
};
