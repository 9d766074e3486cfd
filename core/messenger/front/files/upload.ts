import type { UploadAnswer } from '../../../contract/conversation/files.ts';
import type { FileInfo } from '../../../contract/conversation/events.ts';
import type { ProblemAnswer } from '../../../contract/conversation/requests.ts';
import { apiOf } from '../live/requests.ts';
import type { Address } from '../transport.ts';

/** Why a file is not at the server: what it said, or nothing where no answer came. */
export class NotStored extends Error {
  readonly answer: ProblemAnswer | null;

  constructor(answer: ProblemAnswer | null) {
    super();
    this.answer = answer;
  }
}

export interface Upload {
  readonly stored: Promise<FileInfo>;
  stop(): void;
}

/** Milliseconds without a byte after which it counts as cut. */
const PATIENCE = 60_000;

/**
 * Brings a file to a conversation. By `XMLHttpRequest`, as `fetch` says nothing of how far it is.
 * @param progress is told how much of it has arrived, from 0 to 1.
 */
export const upload = (
  address: Address,
  conversation: string,
  file: File,
  progress: (share: number) => void,
): Upload => {
  const request = new XMLHttpRequest();
  const stored = new Promise<FileInfo>((resolve, reject) => {
    request.open('POST', `${apiOf(address)}/conversations/${conversation}/files`);
    request.setRequestHeader('Authorization', `Bearer ${address.secret()}`);
    const identity = address.identity();
    if (identity) request.setRequestHeader('Talk-Identity', identity);
    request.responseType = 'json';
    let timer = setTimeout(() => request.abort(), PATIENCE);
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), PATIENCE);
      progress(total > 0 ? loaded / total : 0);
    });
    request.addEventListener('loadend', () => {
      clearTimeout(timer);
      const answer = request.response as UploadAnswer | ProblemAnswer | null;
      if (answer && 'file' in answer) resolve(answer.file);
      else reject(new NotStored(answer && 'problem' in answer ? answer : null));
    });
  });
  const form = new FormData();
  form.append('file', file, file.name);
  request.send(form);
  return { stored, stop: () => request.abort() };
};
