import { everywhere } from './everywhere.ts';
import { entry } from './entry.ts';
import { guide } from './guide.ts';
import { keyboard } from './keyboard.ts';
import { lists } from './lists.ts';
import { mail } from './mail.ts';
import { outbound } from './outbound.ts';
import { person } from './person.ts';
import { report } from './report.ts';
import { settings } from './settings.ts';
import { thread } from './thread.ts';
import { told } from './told.ts';

/** Every text of the inbox in English, by key. A translation is another table with the same keys. */
export const en = {
  ...everywhere,
  ...entry,
  ...lists,
  ...keyboard,
  ...thread,
  ...person,
  ...told,
  ...settings,
  ...mail,
  ...outbound,
  ...guide,
  ...report,
} as const;
