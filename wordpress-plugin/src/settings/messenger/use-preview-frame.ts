import {
  previewFrame,
  type PreviewFrame,
  type PreviewInput,
  type PreviewState,
} from '@talk-suite/core/screens/messenger';
import { useEffect, useRef, useState } from 'react';

/**
 * The preview's frame, showing settings as they are edited.
 * @param onPick told which field belongs to what was clicked
 */
export const usePreviewFrame = (
  input: PreviewInput,
  onPick: (field: string) => void,
): Pick<PreviewFrame, 'connect'> & { readonly state: PreviewState } => {
  const [state, setState] = useState<PreviewState>('waiting');
  const pick = useRef(onPick);
  pick.current = onPick;
  const [frame] = useState(() => previewFrame({ onState: setState, onPick: (field) => pick.current(field) }));
  useEffect(() => frame.start(), [frame]);
  useEffect(() => frame.show(input), [frame, input]);
  return { state, connect: frame.connect };
};
