import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOpenChat } from '../../../core/loader/build-open-chat.ts';
import { filesOfFront } from '../../../core/messenger/front/build.ts';
import { THEME_ASSETS } from '../../../shopify-app/theme-assets.ts';
import { builtLoader } from '../../browser/loader-site.ts';
import { builtFront } from '../../messenger/built-front.ts';

const builtOpenChat = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'talk-open-chat-'));
  try {
    await buildOpenChat(join(folder, 'open-chat.js'));
    return await readFile(join(folder, 'open-chat.js'), 'utf8');
  } finally {
    await rm(folder, { recursive: true });
  }
};

/** The scripts among the theme extension's assets, by their names, as a release builds them. */
export const builtAssets = async (): Promise<Readonly<Record<string, string>>> => {
  const front = await builtFront();
  const loaders = await Promise.all(
    Object.entries(THEME_ASSETS).map(
      async ([asset, loader]) => [asset, await builtLoader(loader, front.launcher.file)] as const,
    ),
  );
  const files = filesOfFront(front)
    .filter((each) => each !== front.preview)
    .map(({ file, content }) => [file, content] as const);
  return Object.fromEntries([...loaders, ...files, ['talk-open-chat.js', await builtOpenChat()]]);
};
