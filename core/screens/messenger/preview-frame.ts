import type { PreviewInput, PreviewOutput } from '../../messenger/preview-messages.ts';

/** Whether the preview is there. */
export type PreviewState = 'waiting' | 'ready' | 'failed';

/** How long the preview may take to be there, in milliseconds, before that is said. */
export const PREVIEW_PATIENCE = 15_000;

/** A frame of the screen, in milliseconds: what is drawn more often than that nobody sees. */
const SCREEN_FRAME = 16;

type Port = InstanceType<typeof MessageChannel>['port1'];

/** What of a frame's window is used here. */
export interface PreviewWindow {
  postMessage(message: unknown, origin: string, transfer: Port[]): void;
}

/** Who shows the preview. */
interface Watcher {
  readonly onState: (state: PreviewState) => void;
  /** Told which field belongs to what was clicked. */
  readonly onPick: (field: string) => void;
}

/** The preview's frame, seen from the screen that shows it. */
export interface PreviewFrame {
  /** Begins to wait for the preview. @returns what ends it */
  start(): () => void;
  /** Called whenever the frame has loaded a page: it is sent a port of its own, and what was shown last. */
  connect(frame: PreviewWindow | null): void;
  /** Shows settings as they are edited; the last of what comes within one frame of the screen. */
  show(input: PreviewInput): void;
}

/**
 * The conversation with the preview's frame, which is sandboxed: its origin is opaque, and what is in it reaches nothing
 * of the page. It is sent one port; nothing is listened to but that.
 */
export const previewFrame = (
  { onState, onPick }: Watcher,
  patience: number = PREVIEW_PATIENCE,
): PreviewFrame => {
  let state: PreviewState = 'waiting';
  let port: Port | undefined;
  let input: PreviewInput | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let sending: ReturnType<typeof setTimeout> | undefined;

  const become = (next: PreviewState): void => {
    if (next === state) return;
    state = next;
    onState(next);
  };
  const wait = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => become('failed'), patience);
  };
  const send = (): void => {
    sending ??= setTimeout(() => {
      sending = undefined;
      if (state === 'ready' && input) port?.postMessage(input);
    }, SCREEN_FRAME);
  };
  const hear = (output: PreviewOutput): void => {
    if (output.t === 'ready') {
      clearTimeout(waiting);
      become('ready');
      send();
    }
    if (output.t === 'pick') onPick(output.field);
  };
  const stop = (): void => {
    clearTimeout(waiting);
    clearTimeout(sending);
    sending = undefined;
    port?.close();
  };

  return {
    start: () => {
      wait();
      return stop;
    },
    connect: (frame) => {
      const channel = new MessageChannel();
      port?.close();
      port = channel.port1;
      port.addEventListener('message', (event) =>
        hear((event as unknown as { readonly data: PreviewOutput }).data),
      );
      port.start();
      become('waiting');
      wait();
      // Its origin is opaque: no address names it.
      frame?.postMessage('port', '*', [channel.port2]);
    },
    show: (next) => {
      input = next;
      if (state === 'ready') send();
    },
  };
};
