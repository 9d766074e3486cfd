import type * as messages from '../../preview-messages.ts';
import type { SceneName } from './scenes.ts';

export type Scene = messages.Scene<SceneName>;
export type PreviewInput = messages.PreviewInput<SceneName>;
export type { PreviewOutput } from '../../preview-messages.ts';
