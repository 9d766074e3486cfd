import type { Chat, ChatModel } from './chat.ts';
import type { WholeModel } from '../model.ts';
import type { DetailsRoom } from '../details/room.ts';
import type { FilesRoom } from '../files/room.ts';
import type { ListRoom } from '../list/room.ts';
import type { SoundPart } from '../sound.ts';

/** What is loaded when it is needed. What draws has its part of the style sheet. */
export interface Parts {
  readonly list: ListRoom;
  readonly files: FilesRoom;
  readonly details: DetailsRoom;
  readonly sound: SoundPart;
}

/** How each is loaded. */
export type Loads = <Name extends keyof Parts>(name: Name, chat: Chat) => Promise<Parts[Name]>;

/** The model, for what is loaded with all words. */
export const wholeModel = ({ model }: Pick<Chat, 'model'>): ChatModel & WholeModel =>
  model as ChatModel & WholeModel;
