import type { PreviewInput } from '../../messenger/preview-messages.ts';
import { previewFrame, type PreviewFrame, type PreviewState } from './preview-frame.ts';

/** The hooks of a host's own React: hosts have different versions of it. */
interface Hooks {
  useEffect(effect: () => void | (() => void), changes: readonly unknown[]): void;
  useRef<Value>(value: Value): { current: Value };
  useState<Value>(first: Value | (() => Value)): readonly [Value, (next: Value) => void];
}

/**
 * A hook for the preview's frame, showing settings as they are edited.
 * @example const usePreviewFrame = previewHook({ useEffect, useRef, useState });
 */
export const previewHook =
  ({ useEffect, useRef, useState }: Hooks) =>
  (
    input: PreviewInput,
    /** Is given the field that belongs to what was clicked. */
    onPick: (field: string) => void,
  ): Pick<PreviewFrame, 'connect'> & { readonly state: PreviewState } => {
    const [state, setState] = useState<PreviewState>('waiting');
    const pick = useRef(onPick);
    pick.current = onPick;
    const [frame] = useState(() =>
      previewFrame({ onState: setState, onPick: (field) => pick.current(field) }),
    );
    useEffect(() => frame.start(), [frame]);
    useEffect(() => frame.show(input), [frame, input]);
    return { state, connect: frame.connect };
  };
