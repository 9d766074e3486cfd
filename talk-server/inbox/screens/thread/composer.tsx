import { FILES_LIMIT, lengthOf, TEXT_LIMIT, type FileInfo } from '@talk-suite/core/contract';
import { namesOf } from '@talk-suite/core/messenger';
import { useEffect, useRef, useState } from 'react';
import { live } from '../../data/live.ts';
import type { Names } from '../../data/names.ts';
import { drafts, outbox, type Outgoing } from '../../data/outbox.ts';
import type { ListRow } from '../../data/types.ts';
import { personName } from '../../parts/person-name.tsx';
import { t } from '../../texts/index.ts';
import {
  AttachButton,
  AttachmentList,
  takesFiles,
  useAttachments,
  type Attachments,
} from './attachments.tsx';
import { mentionAt, Mentions } from './mentions.tsx';
import { SavedReplies } from './saved-replies.tsx';

/** Milliseconds between two signs that somebody types. */
const TYPING_AGAIN = 4000;

const TABS = [
  ['message', 'reply'],
  ['note', 'note'],
] as const;

/** Why a message cannot be sent as it is. */
const problemOf = (text: string, files: readonly FileInfo[]): string | undefined => {
  const over = lengthOf(text.trim()) - TEXT_LIMIT;
  if (over > 0) return t('tooLong', { count: over });
  return files.length > FILES_LIMIT ? t('filesMost', { count: FILES_LIMIT }) : undefined;
};

interface FootProps {
  readonly row: ListRow;
  readonly isNote: boolean;
  readonly canSend: boolean;
  /** Why it cannot be sent as it is. */
  readonly problem: string | undefined;
  readonly insert: (text: string) => void;
  readonly attach: (files: FileList) => void;
}

/** Under the box: saved replies, what is wrong, and the button. */
const Foot = ({ row, isNote, canSend, problem, insert, attach }: FootProps) => (
  <div className="composer-foot">
    <SavedReplies row={row} insert={insert} />
    {!isNote && <AttachButton attach={attach} />}
    <span id="composer-hint" className={problem ? 'error' : 'hint wide-only'}>
      {problem ?? t(isNote ? 'noteOnly' : 'sendHint')}
    </span>
    <button type="submit" className="button primary" aria-disabled={!canSend}>
      {isNote ? t('addNote') : t('send')}
    </button>
  </div>
);

export interface ComposerProps {
  readonly row: ListRow;
  readonly names: Names;
  readonly lastSeq: number;
  readonly type: Outgoing['type'];
  readonly setType: (type: Outgoing['type']) => void;
  /** What was taken back and is not in the box yet. */
  readonly returned: Outgoing | null;
  /** Puts what was taken back into the box; null once it is there. */
  readonly edit: (item: Outgoing | null) => void;
  readonly focusOn: number;
}

interface DraftOf extends Pick<ComposerProps, 'type' | 'setType' | 'lastSeq' | 'returned' | 'edit'> {
  readonly id: string;
  readonly attachments: Attachments;
  readonly box: React.RefObject<HTMLTextAreaElement | null>;
}

/** What was typed, kept for each conversation, and what its author had read when they began. */
const useDraft = ({ id, type, setType, lastSeq, returned, edit, attachments, box }: DraftOf) => {
  const [text, setText] = useState(() => drafts.read(id, type));
  /** What comes after it is what the author may not know. */
  const begunAt = useRef(lastSeq);
  useEffect(() => setText(drafts.read(id, type)), [id, type]);
  useEffect(() => {
    if (text === '') begunAt.current = lastSeq;
  }, [text, lastSeq]);
  useEffect(() => {
    if (returned?.conversation !== id) return;
    const { files = [] } = returned;
    setType(returned.type);
    // The names of files are no words of the agent's.
    const words = returned.text === namesOf(files) ? '' : returned.text;
    const next = [drafts.read(id, returned.type), words].filter((each) => each !== '').join('\n');
    drafts.write(id, returned.type, next);
    setText(next);
    attachments.takeBack(files);
    box.current?.focus();
    edit(null);
    // Once for each message that comes back.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [returned]);
  const write = (next: string): void => {
    setText(next);
    drafts.write(id, type, next);
  };
  return { text, write, begunAt };
};

interface KeysOf extends Pick<ComposerProps, 'edit'> {
  readonly id: string;
  readonly isEmpty: boolean;
  readonly send: () => void;
}

/** The keys of the box: to send, to take back what was just sent, and to leave. */
const keysOf =
  ({ id, isEmpty, send, edit }: KeysOf) =>
  (event: React.KeyboardEvent<HTMLTextAreaElement>): void => {
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && isCommand && !event.nativeEvent.isComposing) {
      event.preventDefault();
      send();
    }
    if (event.key === 'z' && isCommand && isEmpty) {
      const taken = outbox.takeBackLast(id);
      if (taken) {
        event.preventDefault();
        edit(taken);
      }
    }
    if (event.key === 'Escape') event.currentTarget.blur();
  };

/** Tells the visitor that an answer is being written, and at once when it is not any more. */
const useTypingSign = (id: string, type: Outgoing['type']): ((isTyping: boolean) => void) => {
  const toldAt = useRef(0);
  useEffect(
    () => () => {
      if (toldAt.current > 0) live.typing(id, 0);
      toldAt.current = 0;
    },
    [id, type],
  );
  return (isTyping) => {
    const now = Date.now();
    if (isTyping ? now - toldAt.current <= TYPING_AGAIN : toldAt.current === 0) return;
    toldAt.current = isTyping ? now : 0;
    live.typing(id, isTyping ? undefined : 0);
  };
};

interface TabsProps {
  readonly type: Outgoing['type'];
  readonly choose: (type: Outgoing['type']) => void;
}

/** Whether an answer or a note is written. */
const Tabs = ({ type, choose }: TabsProps) => (
  <div className="composer-tabs">
    {TABS.map(([of, label]) => (
      <button
        key={of}
        type="button"
        className="composer-tab"
        aria-pressed={type === of}
        onClick={() => choose(of)}
      >
        {t(label)}
      </button>
    ))}
  </div>
);

/** Where answers and notes are written. What is typed is kept for each conversation until it is sent. */
export const Composer = ({ row, names, lastSeq, type, setType, returned, edit, focusOn }: ComposerProps) => {
  const id = row.id;
  const box = useRef<HTMLTextAreaElement>(null);
  const attachments = useAttachments(id);
  const { text, write, begunAt } = useDraft({ id, type, setType, lastSeq, returned, edit, attachments, box });
  const [mention, setMention] = useState<string | null>(null);
  const tellTyping = useTypingSign(id, type);
  const isNote = type === 'note';
  useEffect(() => {
    if (focusOn > 0) box.current?.focus();
  }, [focusOn]);

  const files = isNote ? [] : attachments.files;
  const problem = problemOf(text, files);
  const canSend =
    (text.trim() !== '' || files.length > 0) && problem === undefined && attachments.uploading === null;
  const send = (): void => {
    if (!canSend) return;
    // A message has words: those of a file alone are its name.
    const message = text.trim() || namesOf(files);
    outbox.send({ conversation: id, type, text: message, files, basedOn: begunAt.current });
    write('');
    tellTyping(false);
    attachments.clear();
    setMention(null);
    box.current?.focus();
  };
  const insert = (added: string, from?: number): void => {
    const field = box.current!;
    const start = from ?? field.selectionStart;
    write(text.slice(0, start) + added + text.slice(field.selectionEnd));
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(start + added.length, start + added.length);
    });
  };

  return (
    <form
      className={isNote ? 'composer note' : 'composer'}
      {...takesFiles(!isNote, attachments.add)}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Tabs
        type={type}
        choose={(next) => {
          setType(next);
          box.current?.focus();
        }}
      />
      <textarea
        ref={box}
        id="composer"
        dir="auto"
        rows={3}
        value={text}
        aria-label={isNote ? t('addNote') : t('replyTo', { name: personName(row.person) })}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby="composer-hint"
        placeholder={t(isNote ? 'writeNote' : 'writeReply')}
        onChange={(event) => {
          const { value, selectionStart } = event.target;
          write(value);
          setMention(isNote ? mentionAt(value, selectionStart) : null);
          tellTyping(!isNote && value.trim() !== '');
        }}
        onKeyDown={keysOf({ id, isEmpty: text === '', send, edit })}
      />
      {mention !== null && (
        <Mentions
          names={names}
          beginning={mention}
          take={(name) => {
            insert(`@${name} `, box.current!.selectionStart - mention.length - 1);
            setMention(null);
          }}
        />
      )}
      {!isNote && <AttachmentList {...attachments} />}
      <Foot
        row={row}
        isNote={isNote}
        canSend={canSend}
        problem={problem}
        insert={insert}
        attach={attachments.add}
      />
    </form>
  );
};
