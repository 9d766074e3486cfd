import { TEXT_LIMIT } from '@talk-suite/core/contract';
import { parseTemplate, renderTemplate } from '@talk-suite/core/messenger';
import { useEffect, useRef, useState } from 'react';
import { live } from '../data/live.ts';
import type { Names } from '../data/names.ts';
import { drafts, outbox, type Outgoing } from '../data/outbox.ts';
import { useMe, useReplies, useSites } from '../data/queries.ts';
import type { ListRow, SavedReply } from '../data/types.ts';
import { Icon } from '../parts/icons.tsx';
import { Menu } from '../parts/menu.tsx';
import { personName } from '../parts/person-name.tsx';
import { t } from '../texts/index.ts';
import { AttachButton, AttachmentList, takesFiles, useAttachments } from './attachments.tsx';

/** Milliseconds between two signs that somebody types. */
const TYPING_AGAIN = 4000;

const TABS = [
  ['message', 'reply'],
  ['note', 'note'],
] as const;

const TAGS = ['first_name', 'last_name', 'name', 'email', 'site_name', 'agent_name'] as const;

/** A saved reply with what is known filled in, as text without the marks that keep a name's direction to itself. */
const filled = (reply: SavedReply, row: ListRow, agent: string, site: string): string => {
  const reading = parseTemplate(reply.text, TAGS);
  if (!reading.ok) return reply.text;
  const { firstName, lastName, email } = row.person;
  return renderTemplate(reading.parts, {
    ...(firstName && { first_name: firstName }),
    ...(lastName && { last_name: lastName }),
    ...((firstName || lastName) && { name: [firstName, lastName].filter(Boolean).join(' ') }),
    ...(email && { email }),
    site_name: site,
    agent_name: agent,
  }).replaceAll(/[⁨⁩]/gu, '');
};

/** The beginning of a name after an @ before the caret. */
const mentionAt = (text: string, caret: number): string | null =>
  /(?:^|\s)@([\p{L}\p{N}._-]{0,30})$/u.exec(text.slice(0, caret))?.[1] ?? null;

const Mentions = ({
  names,
  beginning,
  take,
}: {
  readonly names: Names;
  readonly beginning: string;
  readonly take: (name: string) => void;
}) => {
  const found = names.agents
    .filter(({ name }) => name.toLowerCase().startsWith(beginning.toLowerCase()))
    .slice(0, 5);
  if (found.length === 0) return null;
  return (
    <ul className="mentions" aria-label={t('members')}>
      {found.map(({ id, name }) => (
        <li key={id}>
          <button type="button" className="link-button" onClick={() => take(name)}>
            @{name}
          </button>
        </li>
      ))}
    </ul>
  );
};

interface FootProps {
  readonly row: ListRow;
  readonly isNote: boolean;
  readonly canSend: boolean;
  /** Characters too many; 0 or less where it fits. */
  readonly over: number;
  readonly insert: (text: string) => void;
  readonly attach: (files: FileList) => void;
}

/** Under the box: saved replies, what is wrong, and the button. */
const Foot = ({ row, isNote, canSend, over, insert, attach }: FootProps) => {
  const replies = useReplies().data?.replies ?? [];
  const me = useMe().data!;
  const site = useSites().data?.sites.find((each) => each.id === row.site)?.name ?? '';
  return (
    <div className="composer-foot">
      <Menu
        className="button quiet"
        label={t('savedReplies')}
        sections={[
          {
            label: t('savedReplies'),
            choices:
              replies.length > 0
                ? replies.map((reply) => ({
                    id: reply.id,
                    label: reply.name,
                    hint: reply.text.slice(0, 60),
                    act: () => insert(filled(reply, row, me.name, site)),
                  }))
                : [{ id: 'none', label: t('noReplies'), hint: t('noRepliesNext'), act: () => undefined }],
          },
        ]}
      >
        <Icon name="text" /> <span className="wide-only">{t('savedReplies')}</span>
      </Menu>
      {!isNote && <AttachButton attach={attach} />}
      <span id="composer-hint" className={over > 0 ? 'error' : 'hint wide-only'}>
        {over > 0 ? t('tooLong', { count: over }) : isNote ? t('noteOnly') : t('sendHint')}
      </span>
      <button type="submit" className="button primary" aria-disabled={!canSend}>
        {isNote ? t('addNote') : t('send')}
      </button>
    </div>
  );
};

export interface ComposerProps {
  readonly row: ListRow;
  readonly names: Names;
  readonly lastSeq: number;
  readonly type: Outgoing['type'];
  readonly setType: (type: Outgoing['type']) => void;
  /** A text that was taken back. */
  readonly returned: Outgoing | null;
  /** Puts a text back into the box. */
  readonly edit: (item: Outgoing) => void;
  readonly focusOn: number;
}

interface DraftOf extends Pick<ComposerProps, 'type' | 'setType' | 'lastSeq' | 'returned'> {
  readonly id: string;
  readonly box: React.RefObject<HTMLTextAreaElement | null>;
}

/** What was typed, kept for each conversation, and what its author had read when they began. */
const useDraft = ({ id, type, setType, lastSeq, returned, box }: DraftOf) => {
  const [text, setText] = useState(() => drafts.read(id, type));
  /** What comes after it is what the author may not know. */
  const begunAt = useRef(lastSeq);
  useEffect(() => setText(drafts.read(id, type)), [id, type]);
  useEffect(() => {
    if (text === '') begunAt.current = lastSeq;
  }, [text, lastSeq]);
  useEffect(() => {
    if (returned?.conversation !== id) return;
    setType(returned.type);
    const kept = drafts.read(id, returned.type);
    const next = kept === '' ? returned.text : `${kept}\n${returned.text}`;
    drafts.write(id, returned.type, next);
    setText(next);
    box.current?.focus();
    // Once for each text that comes back.
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

/** Where answers and notes are written. What is typed is kept for each conversation until it is sent. */
export const Composer = ({ row, names, lastSeq, type, setType, returned, edit, focusOn }: ComposerProps) => {
  const id = row.id;
  const box = useRef<HTMLTextAreaElement>(null);
  const { text, write, begunAt } = useDraft({ id, type, setType, lastSeq, returned, box });
  const [mention, setMention] = useState<string | null>(null);
  const attachments = useAttachments(id);
  const typed = useRef(0);
  const isNote = type === 'note';
  useEffect(() => {
    if (focusOn > 0) box.current?.focus();
  }, [focusOn]);

  const over = text.trim().length - TEXT_LIMIT;
  const send = (): void => {
    const files = isNote ? [] : attachments.files;
    // A message has words: those of a file alone are its name.
    const message = text.trim() || files.map(({ name }) => name).join(', ');
    if (message === '' || over > 0 || attachments.uploading !== null) return;
    outbox.send({ conversation: id, type, text: message, files, basedOn: begunAt.current });
    write('');
    attachments.clear();
    setMention(null);
    box.current?.focus();
  };
  const insert = (added: string, from?: number): void => {
    const field = box.current!;
    const start = from ?? field.selectionStart;
    const next = text.slice(0, start) + added + text.slice(field.selectionEnd);
    write(next);
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
      <div className="composer-tabs">
        {TABS.map(([of, label]) => (
          <button
            key={of}
            type="button"
            className="composer-tab"
            aria-pressed={type === of}
            onClick={() => {
              setType(of);
              box.current?.focus();
            }}
          >
            {t(label)}
          </button>
        ))}
      </div>
      <textarea
        ref={box}
        id="composer"
        dir="auto"
        rows={3}
        value={text}
        aria-label={isNote ? t('addNote') : t('replyTo', { name: personName(row.person) })}
        aria-invalid={over > 0 || undefined}
        aria-describedby="composer-hint"
        placeholder={t(isNote ? 'writeNote' : 'writeReply')}
        onChange={(event) => {
          const { value, selectionStart } = event.target;
          write(value);
          setMention(isNote ? mentionAt(value, selectionStart) : null);
          const now = Date.now();
          if (!isNote && value.trim() !== '' && now - typed.current > TYPING_AGAIN) {
            typed.current = now;
            live.typing(id);
          }
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
        canSend={(text.trim() !== '' || attachments.files.length > 0) && over <= 0}
        over={over}
        insert={insert}
        attach={attachments.add}
      />
    </form>
  );
};
