import type { FileInfo } from '../../../contract/conversation/events.ts';
import { FILES_LIMIT } from '../../../contract/conversation/limits.ts';
import { wholeModel, type OpenChat } from '../chat/parts.ts';
import { counted } from '../kit.ts';
import type { Attached } from '../model.ts';
import { NotStored, upload, type Upload } from './upload.ts';

/** The files of the next message: each goes to the server at once, so that sending is quick. */
export class AttachedFiles {
  readonly #chat: OpenChat;
  readonly #files = new Map<number, File>();
  readonly #uploads = new Map<number, Upload>();
  #last = 0;

  constructor(chat: OpenChat) {
    this.#chat = chat;
  }

  /** Whether one is on its way, or did not get there: then the message waits. */
  get pending(): boolean {
    return this.list.some(({ stored }) => !stored);
  }

  get list(): readonly Attached[] {
    return this.#chat.model.attached;
  }
  #set(attached: readonly Attached[], attachTrouble = this.#chat.model.attachTrouble): void {
    this.#chat.shell.set({ attached, attachTrouble });
  }
  #change(id: number, change: Partial<Attached>): void {
    this.#set(this.list.map((each) => (each.id === id ? { ...each, ...change } : each)));
  }

  add(files: Iterable<File>): void {
    const chosen = [...files];
    const room = FILES_LIMIT - this.list.length;
    const trouble =
      chosen.length > room ? counted(wholeModel(this.#chat).speech, 'filesMost', FILES_LIMIT) : '';
    const added = chosen.slice(0, room).map((file): Attached => {
      const id = (this.#last += 1);
      this.#files.set(id, file);
      return { id, name: file.name, size: file.size, share: 0 };
    });
    this.#set([...this.list, ...added], trouble);
    for (const { id } of added) void this.send(id);
  }
  async send(id: number): Promise<void> {
    const { address } = this.#chat;
    const model = wholeModel(this.#chat);
    const { words } = model.speech;
    const { maxMb } = model.settings.visitors;
    const file = this.#files.get(id)!;
    const tooLarge = words.fileSize.replace('{mb}', String(maxMb));
    if (file.size > maxMb * 1024 * 1024) return this.#change(id, { trouble: tooLarge, again: false });
    this.#change(id, { share: 0, trouble: '' });
    if (!address) return;
    const sent = upload(address, model.conversation!, file, (share) => this.#change(id, { share }));
    this.#uploads.set(id, sent);
    try {
      this.#change(id, { stored: await sent.stored });
    } catch (error) {
      const answer = (error as NotStored).answer;
      const reasons: Readonly<Record<string, string>> = {
        type: words.fileType,
        missing: words.fileType,
        size: tooLarge,
        full: words.fileFull,
      };
      const reason = answer?.problem === 'invalid' ? reasons[answer.reason ?? ''] : undefined;
      this.#change(id, {
        trouble: reason ?? (answer ? words[`refused.${answer.problem}`] : words.notSent),
        again: !reason,
      });
    }
  }
  remove(id: number): void {
    this.#set(
      this.list.filter((each) => each.id !== id),
      '',
    );
    this.#uploads.get(id)?.stop();
    this.#chat.shell.panel.focus('#draft');
  }
  /** Those that are at the server go with a message. */
  take(): readonly FileInfo[] {
    const taken = this.list.flatMap(({ stored }) => (stored ? [stored] : []));
    this.#set(
      this.list.filter(({ stored }) => !stored),
      '',
    );
    return taken;
  }
  /** A message that was refused comes back to be changed. */
  restore(files: readonly FileInfo[]): void {
    this.#set([
      ...this.list,
      ...files.map((stored) => ({
        id: (this.#last += 1),
        name: stored.name,
        size: stored.size,
        share: 1,
        stored,
      })),
    ]);
  }
}
