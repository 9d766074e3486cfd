import { PREVIEW_PATIENCE, type PreviewInput, type PreviewOutput } from '@talk-suite/core/screens/messenger';
import { useEffect, useRef, useState } from 'react';

/**
 * The frame: sandboxed, so that its origin is opaque and what is in it reaches nothing of this page. It is sent one
 * port, and through it the settings, once a frame of the screen at most.
 * @param onPick told which field belongs to what was clicked
 */
export const usePreviewFrame = (input: PreviewInput, onPick: (field: string) => void) => {
  const port = useRef<MessagePort | null>(null);
  const [state, setState] = useState<'waiting' | 'ready' | 'failed'>('waiting');
  const pick = useRef(onPick);
  pick.current = onPick;
  useEffect(() => {
    const timer = setTimeout(() => setState((now) => (now === 'waiting' ? 'failed' : now)), PREVIEW_PATIENCE);
    return () => {
      clearTimeout(timer);
      port.current?.close();
    };
  }, []);
  useEffect(() => {
    if (state !== 'ready') return undefined;
    const frame = requestAnimationFrame(() => port.current?.postMessage(input));
    return () => cancelAnimationFrame(frame);
  }, [state, input]);
  const connect = (frame: HTMLIFrameElement): void => {
    const channel = new MessageChannel();
    port.current?.close();
    port.current = channel.port1;
    channel.port1.addEventListener('message', ({ data }: MessageEvent<PreviewOutput>) => {
      if (data.t === 'ready') setState('ready');
      if (data.t === 'pick') pick.current(data.field);
    });
    channel.port1.start();
    setState((now) => (now === 'ready' ? 'waiting' : now));
    // Its origin is opaque: no address names it.
    frame.contentWindow?.postMessage('port', '*', [channel.port2]);
  };
  return { state, connect };
};
