import type { FileAddressAnswer, FileInfo, UploadAnswer } from '@talk-suite/core/contract';
import { FILES_LIMIT } from '@talk-suite/core/contract';
import { useState } from 'react';
import { ApiError, ask } from '../../data/api.ts';
import { problemText } from '../../data/problems.ts';
import { Icon } from '../../parts/icons.tsx';
import { say } from '../../parts/toasts.tsx';
import { t, type TextKey } from '../../texts/index.ts';

const REASON: Readonly<Record<string, TextKey>> = {
  type: 'fileType',
  missing: 'fileType',
  size: 'fileSize',
  full: 'fileFull',
};

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

export interface Attachments {
  readonly files: readonly FileInfo[];
  /** The name of the one that is on its way. */
  readonly uploading: string | null;
  readonly add: (files: Iterable<File>) => void;
  readonly remove: (id: string) => void;
  readonly clear: () => void;
  /** Puts those of a message that was taken back before the others. */
  readonly takeBack: (files: readonly FileInfo[]) => void;
}

/** The files of the next message: each is stored at once, so that sending is quick, and named by the message. */
export const useAttachments = (conversation: string): Attachments => {
  const [files, setFiles] = useState<readonly FileInfo[]>([]);
  const [uploading, setUploading] = useState<string | null>(null);
  const upload = async (all: readonly File[]): Promise<void> => {
    for (const file of all) {
      setUploading(file.name);
      const form = new FormData();
      form.append('file', file, file.name);
      try {
        const answer = await ask<UploadAnswer>('POST', `/agents/conversations/${conversation}/files`, form);
        setFiles((now) => [...now, answer.file]);
      } catch (error) {
        const key = error instanceof ApiError ? REASON[error.reason ?? ''] : undefined;
        say(
          key ? t(key, { name: file.name }) : `${t('fileFailed', { name: file.name })} ${problemText(error)}`,
        );
      }
    }
    setUploading(null);
  };
  return {
    files,
    uploading,
    add: (added) => {
      const all = [...added];
      const room = Math.max(0, FILES_LIMIT - files.length);
      if (all.length > room) say(t('filesMost', { count: FILES_LIMIT }));
      void upload(all.slice(0, room));
    },
    remove: (id) => setFiles(files.filter((file) => file.id !== id)),
    clear: () => setFiles([]),
    takeBack: (returned) => setFiles((now) => [...returned, ...now]),
  };
};

export const FileName = ({ file: { name, size } }: { readonly file: FileInfo }) => (
  <>
    <Icon name="file" /> <bdi>{name}</bdi> <span className="muted">{sizeOf(size)}</span>
  </>
);

/** The files of the next message, each with a way to leave it out. */
export const AttachmentList = ({ files, uploading, remove }: Attachments) =>
  files.length === 0 && uploading === null ? null : (
    <ul className="attachments" aria-label={t('attached')}>
      {files.map((file) => (
        <li key={file.id} className="file">
          <FileName file={file} />
          <button
            type="button"
            className="icon-button"
            aria-label={t('removeFile', { name: file.name })}
            onClick={() => remove(file.id)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
      {uploading !== null && (
        <li className="file" role="status">
          {t('uploading', { name: uploading })}
        </li>
      )}
    </ul>
  );

/** A file of a message. Where it can be had is asked for when it is wanted: the address counts for a while. */
export const FileLink = ({
  conversation,
  file,
}: {
  readonly conversation: string;
  readonly file: FileInfo;
}) => (
  <button
    type="button"
    className="file"
    onClick={() =>
      void ask<FileAddressAnswer>('GET', `/agents/conversations/${conversation}/files/${file.id}`).then(
        ({ url }) => window.open(url, '_blank', 'noopener'),
        (error: unknown) => say(problemText(error)),
      )
    }
  >
    <FileName file={file} />
  </button>
);

/** Chooses files, for those who do not drop or paste them. */
export const AttachButton = ({ attach }: { readonly attach: (files: FileList) => void }) => (
  <label className="button quiet attach">
    <Icon name="file" />
    <span className="wide-only">{t('attach')}</span>
    <input
      type="file"
      multiple
      className="unseen"
      aria-label={t('attach')}
      onChange={(event) => {
        if (event.target.files) attach(event.target.files);
        event.target.value = '';
      }}
    />
  </label>
);

/** What makes an element take files that are dropped on it or pasted into it. */
export const takesFiles = (takes: boolean, add: (files: Iterable<File>) => void) => ({
  onDragOver: (event: React.DragEvent) => event.preventDefault(),
  onDrop: (event: React.DragEvent) => {
    event.preventDefault();
    if (takes) add(event.dataTransfer.files);
  },
  onPaste: (event: React.ClipboardEvent) => {
    if (!takes || event.clipboardData.files.length === 0) return;
    event.preventDefault();
    add(event.clipboardData.files);
  },
});
