import type { FileInfo } from '../../../contract/conversation/events.ts';
import type { Children, VNode } from '../element.ts';
import type { OpenChat } from '../chat/parts.ts';
import { h, icon, iconButton, linkButton } from '../kit.ts';
import type { FileAddresses } from './addresses.ts';
import type { WholeModel } from '../model.ts';
import type { AttachedFiles } from './attached.ts';

const SHEET = 'M14 3H6v18h12V7zM14 3v4h4';

/** Pictures that browsers show in place. */
const SHOWN = /^image\/(png|jpeg|gif|webp)$/;

/** Pixels of a picture's longer side, as it is shown. */
const SIDE = 240;

const sizeIn = (locale: string, bytes: number): string => {
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kilobyte'] : [bytes / 1024 / 1024, 'megabyte'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: unit as string,
    maximumFractionDigits: Number(value) < 10 ? 1 : 0,
  }).format(value as number);
};

const name = (text: string, size: string): Children => [
  h('bdi', { class: 'file-name' }, text),
  ' ',
  h('span', { class: 'file-size' }, size),
];

/** The files of a message: pictures in place, others to be had. */
export const filesOfMessage = (
  { model, shell }: OpenChat,
  addresses: FileAddresses,
  files: readonly FileInfo[],
): readonly VNode[] =>
  files.map((file) => {
    const { id, type, width, height } = file;
    const href = addresses.of(id);
    const isPicture = SHOWN.test(type) && width && height && !addresses.broken.has(id);
    const scale = isPicture ? Math.min(1, SIDE / Math.max(width, height)) : 0;
    return h(
      'a',
      {
        key: id,
        class: isPicture ? 'shot' : 'file',
        // Without an address it can be reached and pressed all the same: that asks for one.
        href: href ?? '#',
        target: '_blank',
        rel: 'noopener',
        download: file.name,
        onClick: (event: Event) => {
          if (addresses.counts(id)) return;
          event.preventDefault();
          void addresses.ask(id).then((url) => url && open(url, '_blank', 'noopener'));
        },
      },
      isPicture
        ? h('img', {
            src: href,
            alt: file.name,
            width: Math.round(width * scale),
            height: Math.round(height * scale),
            onError: () => {
              if (!href) return;
              addresses.broken.add(id);
              shell.set({});
            },
          })
        : [icon('sheet', SHEET), h('span', null, name(file.name, sizeIn(model.speech.locale, file.size)))],
    );
  });

/** The files of the next message, each with how far it is and a way to leave it out. */
export const attachedList = (model: WholeModel, attached: AttachedFiles): Children => {
  const { attached: list } = model;
  const { words, locale } = model.speech;
  return (
    list.length > 0 &&
    h(
      'ul',
      { class: 'attached', 'aria-label': words.attach },
      list.map(({ id, name: text, size, share, stored, trouble, again }) =>
        h(
          'li',
          { key: id, class: 'file' },
          icon('sheet', SHEET),
          h(
            'span',
            { class: 'grow' },
            name(text, sizeIn(locale, size)),
            trouble
              ? h(
                  'span',
                  { class: 'trouble', role: 'alert' },
                  trouble,
                  again && [' ', linkButton(words.retry, () => void attached.send(id))],
                )
              : !stored && h('progress', { value: share, 'aria-label': text }),
          ),
          iconButton(
            'close',
            words.removeFile.replace('{name}', () => text),
            () => attached.remove(id),
          ),
        ),
      ),
    )
  );
};
